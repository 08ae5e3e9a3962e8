using System.Net;
using System.Security.Cryptography;
using System.Text;
using CoopBot.Host.Tests;

namespace CoopBot.Client.Tests;

/// <summary>Clients and what they talk to.</summary>
internal static class Clients
{
    public const string AdminKey = "admin-key";
    public const string UserKey = "user-key";

    /// <summary>A client of a real host.</summary>
    public static CoopBotClient Of(TestHost host, string? key = null) => CoopBotClient.Create(host.Client.BaseAddress!, key);

    /// <summary>A client whose host says what a test wants.</summary>
    public static CoopBotClient Of(Func<HttpRequestMessage, HttpResponseMessage> host) =>
        new(new HttpClient(new Handler(host)) { BaseAddress = new Uri("http://bot.test/") });

    /// <summary>A response.</summary>
    public static HttpResponseMessage Says(string body, string type = "application/json", HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, type) };

    /// <summary>A host that asks for keys: one for asking, one for the log too.</summary>
    public static Task<TestHost> LockedHostAsync() => TestHost.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Host:ApiKeys:0:Name"] = "an admin", ["Host:ApiKeys:0:Sha256"] = HashOf(AdminKey), ["Host:ApiKeys:0:Admin"] = "true",
        ["Host:ApiKeys:1:Name"] = "a user", ["Host:ApiKeys:1:Sha256"] = HashOf(UserKey),
    });

    private static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> host) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(host(request));
    }
}
