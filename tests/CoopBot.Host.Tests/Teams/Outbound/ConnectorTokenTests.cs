using System.Net;
using CoopBot.Channels.Teams.Inbound;
using CoopBot.Channels.Teams.Outbound;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.Bot.Connector.Authentication;
using Moq;

namespace CoopBot.Host.Tests.Teams.Outbound;

/// <summary>To whom the bot's token is shown.</summary>
public sealed class ConnectorTokenTests : IDisposable
{
    private readonly Mock<IBotTokenSource> tokens = new(MockBehavior.Strict);
    private readonly ScriptedHandler channel = new();
    private readonly ServiceHostPolicy hosts = new(["smba.trafficmanager.net"], allowLoopback: false);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => channel.Dispose();

    /// <summary>Addresses that a stored or signed activity could name.</summary>
    public static TheoryData<string> Foreign =>
    [
        "https://evil.example/", "http://smba.trafficmanager.net/", "https://smba.trafficmanager.net.evil.example/", "https://evilsmba.trafficmanager.net/", "https://smba.trafficmanager.net:8443/",
        "https://ada@smba.trafficmanager.net/", "https://10.0.0.1/", "http://127.0.0.1/", "https://[::1]/",
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Send_ForeignAddress_NeitherAsksForATokenNorSends(string address)
    {
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => SendAsync(address + "v3/conversations/a/activities"));

        Assert.Equal(0, channel.Requests);
        tokens.VerifyNoOtherCalls();
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    [InlineData("https://smba.trafficmanager.net/?x=1")]
    [InlineData("https://smba.trafficmanager.net/#x")]
    [InlineData("nonsense")]
    public async Task CreateAsync_ForeignAddress_MakesNoClient(string address)
    {
        GuardedConnectorFactory factory = new(hosts, channel);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => factory.CreateAsync(address, "audience", Cancel));
    }

    [Fact]
    public async Task CreateAsync_AddressOfTheChannel_MakesAClientForIt()
    {
        ConnectorFactory factory = new GuardedConnectorFactory(hosts, channel);

        using Microsoft.Bot.Connector.IConnectorClient client = await factory.CreateAsync("https://smba.trafficmanager.net/emea/", "audience", Cancel);

        Assert.Equal("https://smba.trafficmanager.net/emea/", client.BaseUri.AbsoluteUri);
    }

    [Fact]
    public async Task Send_TokenIsRefused_IsRenewedOnce()
    {
        tokens.Setup(static t => t.GetAsync(false, It.IsAny<CancellationToken>())).ReturnsAsync("old");
        tokens.Setup(static t => t.GetAsync(true, It.IsAny<CancellationToken>())).ReturnsAsync("new");
        channel.Then(HttpStatusCode.Unauthorized).Then(HttpStatusCode.Unauthorized);

        using HttpResponseMessage response = await SendAsync("https://smba.trafficmanager.net/emea/v3/conversations/a/activities");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(["old", "new"], channel.Seen.Select(static s => s.Token));
    }

    private async Task<HttpResponseMessage> SendAsync(string address)
    {
        using HttpMessageInvoker sender = new(new ConnectorToken(tokens.Object, hosts) { InnerHandler = channel }, disposeHandler: false);
        return await sender.SendAsync(new HttpRequestMessage(HttpMethod.Post, address), Cancel);
    }
}
