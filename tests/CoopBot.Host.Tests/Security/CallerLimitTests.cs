using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CoopBot.Host.Tests.Security;

/// <summary>Each caller has a number of requests a minute, whichever door they come by.</summary>
public sealed class CallerLimitTests : IAsyncLifetime
{
    private const int Limit = 4;

    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Host:ApiKeys:0:Name"] = "one", ["Host:ApiKeys:0:Sha256"] = HashOf("key-one"),
        ["Host:ApiKeys:1:Name"] = "another", ["Host:ApiKeys:1:Sha256"] = HashOf("key-another"),
        ["Host:RequestsPerMinute"] = $"{Limit}",
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Post_BeyondTheLimit_IsSentAwayWithATimeAndOthersAreNot()
    {
        object question = new { question = "How high is the tower?" };
        HttpStatusCode[] within =
        [
            (await PostAsync("key-one", "/api/ask", question)).StatusCode,
            (await PostAsync("key-one", "/api/check", new { claim = "The tower is 40 m high." })).StatusCode,
            (await PostAsync("key-one", "/v1/chat/completions", new { model = "coopbot", messages = new[] { new { role = "user", content = "How high is the tower?" } } })).StatusCode,
            (await PostAsync("key-one", "/api/ask", new { })).StatusCode,
        ];

        HttpResponseMessage beyond = await PostAsync("key-one", "/api/ask", question);
        HttpResponseMessage another = await PostAsync("key-another", "/api/ask", question);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest], within);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (beyond.StatusCode, beyond.Content.Headers.ContentType!.MediaType));
        Assert.True(beyond.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal("Too many requests from this caller.", (string?)JsonNode.Parse(await beyond.Content.ReadAsStringAsync(Cancel))!["detail"]);
        Assert.Equal(HttpStatusCode.OK, another.StatusCode);
    }

    [Fact]
    public async Task Post_WrongKeysBeyondTheLimit_AreSentAwayBeforeTheyAreLookedAt()
    {
        List<HttpStatusCode> tries = [];
        for (int i = 0; i <= Limit; i++)
        {
            tries.Add((await PostAsync($"guess-{i}", "/api/ask", new { question = "a" })).StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, Limit), HttpStatusCode.TooManyRequests], tries);
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private Task<HttpResponseMessage> PostAsync(string key, string route, object body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, route) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", key);
        return host.Client.SendAsync(request, Cancel);
    }
}
