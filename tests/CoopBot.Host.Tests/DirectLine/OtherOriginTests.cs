using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace CoopBot.Host.Tests.DirectLine;

/// <summary>Pages of other sites: which may hold the chat, and what a browser is told of it.</summary>
public sealed class OtherOriginTests : IAsyncLifetime
{
    private const string Allowed = "https://intranet.example", Foreign = "https://evil.example";

    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        host = await TestHost.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["DirectLine:AllowedOrigins:0"] = Allowed });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>Every address of the protocol that a page sends its token to.</summary>
    public static TheoryData<string> Routes =>
    [
        "/api/webchat/token", "/v3/directline/tokens/generate", "/v3/directline/tokens/refresh", "/v3/directline/conversations", "/v3/directline/conversations/c", "/v3/directline/conversations/c/activities",
    ];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Preflight_PageThatMay_IsToldWhatItMaySend(string route)
    {
        using HttpResponseMessage response = await PreflightAsync(route, Allowed);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal((Allowed, "Origin"), (response.Headers.GetValues("Access-Control-Allow-Origin").Single(), response.Headers.Vary.Single()));
        Assert.Equal(["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"], ListOf(response, "Access-Control-Allow-Headers"));
        Assert.Equal(["GET", "POST"], ListOf(response, "Access-Control-Allow-Methods"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Preflight_PageOfAnyOtherSite_IsRefused(string route)
    {
        using HttpResponseMessage response = await PreflightAsync(route, Foreign);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/api/ask")]
    [InlineData("/api/documents")]
    public async Task Preflight_OfTheApi_LetsNobodyIn(string route)
    {
        using HttpResponseMessage response = await PreflightAsync(route, Allowed);

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Responses_ToAPageThatMay_CanBeReadByItRefusalsToo()
    {
        using HttpResponseMessage given = await SendAsync(HttpMethod.Post, "/api/webchat/token", Allowed);
        using HttpResponseMessage refused = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", Allowed);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Forbidden], [given.StatusCode, refused.StatusCode]);
        Assert.All([given, refused], static r => Assert.Equal(Allowed, r.Headers.GetValues("Access-Control-Allow-Origin").Single()));
    }

    [Theory]
    [InlineData(Allowed, true)]
    [InlineData(Foreign, false)]
    public async Task Socket_OfAPage_OpensForTheOnesThatMay(string origin, bool opens)
    {
        ChatClient client = await ChatClient.StartAsync(host.Client);
        JsonNode given = await ChatClient.JsonAsync(await client.SendAsync(HttpMethod.Get, $"/conversations/{client.Conversation}"));
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Origin", origin);

        Task connecting = socket.ConnectAsync(new Uri((string)given["streamUrl"]!), Cancel);

        if (opens)
        {
            await connecting;
            Assert.NotNull(await ChatClient.ReceiveAsync(socket));
        }
        else
        {
            await Assert.ThrowsAsync<WebSocketException>(() => connecting);
        }
    }

    private static string[] ListOf(HttpResponseMessage response, string header) => [.. response.Headers.GetValues(header).SelectMany(static v => v.Split(',')).Select(static v => v.Trim())];

    private Task<HttpResponseMessage> PreflightAsync(string route, string origin) => SendAsync(HttpMethod.Options, route, origin, "authorization,content-type,x-ms-bot-agent,x-requested-with");

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string route, string origin, string? asked = null)
    {
        HttpRequestMessage request = new(method, route);
        request.Headers.Add("Origin", origin);
        if (asked is not null)
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", asked);
        }
        else
        {
            request.Headers.Authorization = new("Bearer", "a.b.c");
        }

        return host.Client.SendAsync(request, Cancel);
    }
}
