using System.Net;
using System.Security.Cryptography;
using CoopBot.Channels.Teams.Inbound;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Host.Tests.Teams.Inbound;

/// <summary>The channel changes its keys, or can't be reached; over the real host and the channel's own metadata.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new();
    private readonly RSA next = RSA.Create(2048);
    private TeamsPeer peer = null!;

    // The clock of the keys alone: tokens keep the wall's.
    public async ValueTask InitializeAsync() => peer = await TeamsPeer.StartAsync(b => b.Services.AddSingleton(
        s => new ChannelKeyStore(s.GetRequiredService<IChannelKeySource>(), clock, s.GetRequiredService<ILogger<ChannelKeyStore>>())));

    public async ValueTask DisposeAsync()
    {
        await peer.DisposeAsync();
        next.Dispose();
    }

    [Fact]
    public async Task Rotation_NewKey_IsTakenWithTheFirstRequest()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
        clock.Advance(TimeSpan.FromMinutes(2));

        peer.Channel.Keys["key-2"] = (next, ["msteams"]);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(("key-2", next)));
        Assert.Equal(2, peer.Channel.MetadataRequests);
    }

    [Fact]
    public async Task Rotation_NewKeyWithoutEndorsement_IsRefused()
    {
        peer.Channel.Keys["key-2"] = (next, ["webchat"]);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(("key-2", next)));
    }

    [Fact]
    public async Task Outage_KeysAreHeld_LetsTheChannelIn()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
        peer.Channel.IsOut = true;
        clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(("key-2", next)));
    }

    [Fact]
    public async Task Outage_NoKeysAreHeld_EndsAFewSecondsAfterTheOutage()
    {
        peer.Channel.IsOut = true;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync());
        peer.Channel.IsOut = false;
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
    }

    private async Task<HttpStatusCode> StatusAsync((string, RSA)? key = null)
    {
        using HttpResponseMessage response = await peer.PostAsync(peer.Activity("event"), key);
        return response.StatusCode;
    }
}
