using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using CoopBot.Channels.Links;
using CoopBot.Grounding.Answers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Security;

/// <summary>Who may do what, on a host with keys.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private const string UserKey = "user-key";
    private const string AdminKey = "admin-key";

    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Host:ApiKeys:0:Name"] = "a user", ["Host:ApiKeys:0:Sha256"] = HashOf(UserKey),
        ["Host:ApiKeys:1:Name"] = "an admin", ["Host:ApiKeys:1:Sha256"] = HashOf(AdminKey), ["Host:ApiKeys:1:Admin"] = "true",
        ["Host:PublicUrl"] = "https://bot.example.org/",
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("/api/documents", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/documents", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/api/documents", UserKey, HttpStatusCode.OK)]
    [InlineData("/api/answers", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/answers", UserKey, HttpStatusCode.Forbidden)]
    [InlineData("/api/answers", AdminKey, HttpStatusCode.OK)]
    [InlineData("/documents/tower", null, HttpStatusCode.Redirect)]
    [InlineData("/documents/tower", UserKey, HttpStatusCode.OK)]
    [InlineData("/", null, HttpStatusCode.Redirect)]
    [InlineData("/audit", null, HttpStatusCode.Redirect)]
    [InlineData("/audit", UserKey, HttpStatusCode.Forbidden)]
    [InlineData("/audit", AdminKey, HttpStatusCode.OK)]
    [InlineData("/audit/export", UserKey, HttpStatusCode.Forbidden)]
    [InlineData("/audit/gaps", UserKey, HttpStatusCode.Forbidden)]
    [InlineData("/audit/verification", UserKey, HttpStatusCode.Forbidden)]
    [InlineData("/audit/any", UserKey, HttpStatusCode.Forbidden)]
    [InlineData("/evaluation", null, HttpStatusCode.Redirect)]
    [InlineData("/evaluation", UserKey, HttpStatusCode.Forbidden)]
    [InlineData("/evaluation", AdminKey, HttpStatusCode.OK)]
    [InlineData("/healthz", null, HttpStatusCode.OK)]
    [InlineData("/signin", null, HttpStatusCode.OK)]
    public async Task Get_WithKeyOrWithout_IsAllowedOrNot(string route, string? key, HttpStatusCode status)
    {
        using HttpClient client = Client();
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }

        Assert.Equal(status, (await client.GetAsync(route, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("/audit", "Not for this key")]
    [InlineData("/audit/any", "Not for this key")]
    public async Task Get_PageForOthers_IsAPageInABrowser(string route, string title)
    {
        using HttpClient client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", UserKey);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        HttpResponseMessage response = await client.GetAsync(route, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains($"<h1>{title}</h1>", await response.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("style-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
    }

    [Theory]
    [InlineData(UserKey, false)]
    [InlineData(AdminKey, true)]
    public async Task Navigation_Key_LeadsWhereItMay(string key, bool admin)
    {
        using HttpClient client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);

        string page = await client.GetStringAsync("/documents", Cancel);

        Assert.Contains("href=\"/documents\"", page);
        Assert.Equal(admin, page.Contains("href=\"/audit\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_RightKey_OpensThePagesByACookie()
    {
        using HttpClient client = Client();

        HttpResponseMessage signedIn = await client.PostAsync("/signin", new FormUrlEncodedContent([new("key", AdminKey), new("returnUrl", "/documents")]), Cancel);

        Assert.Equal("/documents", signedIn.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/documents", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/answers", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task SignIn_ReturnElsewhere_GoesHome(string returnUrl)
    {
        using HttpClient client = Client();

        HttpResponseMessage signedIn = await client.PostAsync("/signin", new FormUrlEncodedContent([new("key", UserKey), new("returnUrl", returnUrl)]), Cancel);

        Assert.Equal("/", signedIn.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SignIn_WrongKey_SaysSo()
    {
        using HttpClient client = Client();

        HttpResponseMessage refused = await client.PostAsync("/signin", new FormUrlEncodedContent([new("key", "guess")]), Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("not known", await refused.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Document_SignedLink_OpensItAndNothingElse()
    {
        using HttpClient client = Client();
        Uri link = host.Services.GetRequiredService<IDocumentLinks>().For(new Citation(1, "tower", "", null, null, "", 13, 20, "", "/documents/tower?from=13&to=20"))!;

        Assert.Equal("bot.example.org", link.Host);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(link.PathAndQuery, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(link.PathAndQuery.Replace("from=13", "from=0", StringComparison.Ordinal), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/documents/other" + link.Query, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Chat_NobodySignedIn_GivesNoToken()
    {
        using HttpClient client = Client();

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/api/webchat/token", null, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Post_PageOfAnotherSite_IsForbidden()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { question = "a" }) };
        request.Headers.Authorization = new("Bearer", UserKey);
        request.Headers.Add("Origin", "https://evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await host.Client.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task OpenHost_NameOfAnotherSite_IsRefused()
    {
        await using TestHost open = await TestHost.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/documents");
        request.Headers.Host = "rebound.example";

        Assert.Equal(HttpStatusCode.BadRequest, (await open.Client.SendAsync(request, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("/api/documents")]
    [InlineData("/documents/tower")]
    [InlineData("/none")]
    public async Task AnyResponse_CarriesTheHeadersOfSafety(string route)
    {
        HttpResponseMessage response = await host.Client.GetAsync(route, Cancel);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Client.BaseAddress };
}
