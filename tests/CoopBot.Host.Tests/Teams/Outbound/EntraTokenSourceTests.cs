using System.Net.Security;
using CoopBot.Channels.Teams;
using CoopBot.Channels.Teams.Outbound;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace CoopBot.Host.Tests.Teams.Outbound;

/// <summary>MSAL against a token endpoint of the test's own, over TLS.</summary>
public sealed class EntraTokenSourceTests : IAsyncLifetime
{
    private ChannelService channel = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => channel = await ChannelService.StartAsync();

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    [Fact]
    public async Task Get_Twice_AsksOnceAsTheApplication()
    {
        using Trusting trusting = new(channel);
        EntraTokenSource source = Source(trusting);

        Assert.Equal(["bot-token-1", "bot-token-1"], [await source.GetAsync(false, Cancel), await source.GetAsync(false, Cancel)]);

        IReadOnlyDictionary<string, string> form = Assert.Single(channel.TokenRequests);
        Assert.Equal(
            ("client_credentials", ChannelTokens.AppId, "a secret"), (form["grant_type"], form["client_id"], form["client_secret"]));
        Assert.Contains("https://api.botframework.com/.default", form["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Renewed_AsksOnceMoreAndKeepsTheNewOne()
    {
        using Trusting trusting = new(channel);
        EntraTokenSource source = Source(trusting);
        await source.GetAsync(false, Cancel);

        Assert.Equal(["bot-token-2", "bot-token-2"], [await source.GetAsync(true, Cancel), await source.GetAsync(false, Cancel)]);

        Assert.Equal(2, channel.TokenRequests.Count);
    }

    [Fact]
    public async Task Messages_TwoAnswers_ShareOneToken()
    {
        await using TeamsPeer peer = await TeamsPeer.StartAsync(
            b => b.Services.AddSingleton<IBotTokenSource>(s => new EntraTokenSource(s.GetRequiredService<IOptions<TeamsOptions>>(), new Trusting(channel))),
            ("Teams:LoginUrl", channel.Login.AbsoluteUri));

        await peer.SendAsync(peer.Message("How high is the tower?", "groupChat"));
        await peer.SendAsync(peer.Message("When was it built?", "groupChat"));
        ChannelCall one = await peer.Channel.NextAsync(), two = await peer.Channel.NextAsync();

        Assert.Equal(("Bearer bot-token-1", "Bearer bot-token-1"), (one.Headers["Authorization"], two.Headers["Authorization"]));
        Assert.Single(channel.TokenRequests);
    }

    [Theory]
    [InlineData("http://login.microsoftonline.com/")]
    [InlineData("http://127.0.0.1:5000/")]
    public void Options_LoginWithoutTls_IsRefused(string address)
    {
        TeamsOptions options = new() { AppId = ChannelTokens.AppId, TenantId = TeamsPeer.Tenant, AppSecret = "a secret", LoginUrl = new Uri(address) };

        Assert.Contains("https", Assert.Single(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options))).ErrorMessage, StringComparison.Ordinal);
    }

    private EntraTokenSource Source(Trusting trusting) => new(
        Options.Create(new TeamsOptions { AppId = ChannelTokens.AppId, TenantId = TeamsPeer.Tenant, AppSecret = "a secret", LoginUrl = channel.Login }), trusting);

    /// <summary>Trusts the test's certificate and no other.</summary>
    private sealed class Trusting(ChannelService channel) : IMsalHttpClientFactory, IDisposable
    {
        private readonly HttpClient client = new(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && shown.GetCertHashString() == channel.Certificate.GetCertHashString() },
        });

        public HttpClient GetHttpClient() => client;

        public void Dispose() => client.Dispose();
    }
}
