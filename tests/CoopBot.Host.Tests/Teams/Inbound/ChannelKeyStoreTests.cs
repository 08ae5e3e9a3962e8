using System.Security.Cryptography;
using CoopBot.Channels.Teams.Inbound;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Host.Tests.Teams.Inbound;

/// <summary>When the channel's keys are fetched: rotation, floods of unknown ids, outages.</summary>
public sealed class ChannelKeyStoreTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly RSA key = RSA.Create(2048);
    private readonly KeySource source = new();
    private readonly ChannelKeyStore store;

    public ChannelKeyStoreTests()
    {
        store = new ChannelKeyStore(source, clock, NullLogger<ChannelKeyStore>.Instance);
        Publish("one");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task Find_ForADay_FetchesOnce()
    {
        Assert.NotNull(await store.FindAsync("one", Cancel));
        clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await store.FindAsync("one", Cancel));
        Assert.Equal(1, source.Fetches);

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await store.FindAsync("one", Cancel));
        Assert.Equal(2, source.Fetches);
    }

    [Fact]
    public async Task Find_NewKey_IsFoundByTheFirstRequest()
    {
        await store.FindAsync("one", Cancel);
        clock.Advance(TimeSpan.FromMinutes(2));
        Publish("two");

        Assert.NotNull(await store.FindAsync("two", Cancel));
        Assert.NotNull(await store.FindAsync("one", Cancel));
        Assert.Equal(2, source.Fetches);
    }

    [Fact]
    public async Task Find_KeyThatIsNoLongerPublished_IsForgottenAfterADay()
    {
        await store.FindAsync("one", Cancel);
        source.Keys.Clear();
        Publish("two");
        Assert.NotNull(await store.FindAsync("one", Cancel));

        clock.Advance(TimeSpan.FromHours(24));

        Assert.Null(await store.FindAsync("one", Cancel));
    }

    [Fact]
    public async Task Find_ThousandUnknownIds_FetchOnceAMinute()
    {
        await store.FindAsync("one", Cancel);
        clock.Advance(TimeSpan.FromMinutes(2));
        for (int i = 0; i < 1000; i++)
        {
            Assert.Null(await store.FindAsync($"random-{i}", Cancel));
        }

        Assert.Equal(2, source.Fetches);
        clock.Advance(TimeSpan.FromSeconds(60));
        Publish("two");
        Assert.NotNull(await store.FindAsync("two", Cancel)); // the flood keeps it out for a minute at most
        Assert.Equal(3, source.Fetches);
    }

    [Fact]
    public async Task Find_ManyAtOnce_ShareOneFetch()
    {
        source.Until = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<ChannelKey?>[] all = [.. Enumerable.Range(0, 50).Select(_ => store.FindAsync("one", Cancel).AsTask())];

        source.Until.SetResult();

        Assert.All(await Task.WhenAll(all), Assert.NotNull);
        Assert.Equal(1, source.Fetches);
    }

    [Fact]
    public async Task Find_CallerLeaves_TheOthersStillGetTheKey()
    {
        source.Until = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenSource left = new();
        Task<ChannelKey?> leaving = store.FindAsync("one", left.Token).AsTask(), staying = store.FindAsync("one", Cancel).AsTask();

        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        source.Until.SetResult();

        Assert.NotNull(await staying);
    }

    [Fact]
    public async Task Find_MetadataIsDown_KeepsTheKeysHeld()
    {
        await store.FindAsync("one", Cancel);
        source.Failure = new HttpRequestException("down");
        clock.Advance(TimeSpan.FromDays(3));

        Assert.NotNull(await store.FindAsync("one", Cancel));
        Assert.Null(await store.FindAsync("two", Cancel));
    }

    [Fact]
    public async Task Find_MetadataIsDownAtTheStart_IsTriedAgainSoon()
    {
        source.Failure = new HttpRequestException("down");
        Assert.Null(await store.FindAsync("one", Cancel));
        source.Failure = null;
        Assert.Null(await store.FindAsync("one", Cancel)); // not within five seconds
        Assert.Equal(1, source.Fetches);

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.NotNull(await store.FindAsync("one", Cancel));
    }

    [Fact]
    public async Task Find_MetadataHangs_IsGivenUpAfterTenSeconds()
    {
        source.Until = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<ChannelKey?> finding = store.FindAsync("one", Cancel).AsTask();

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await finding);
    }

    private void Publish(string kid) => source.Keys[kid] = new ChannelKey(new RsaSecurityKey(key.ExportParameters(false)) { KeyId = kid }, new HashSet<string> { "msteams" });

    private sealed class KeySource : IChannelKeySource
    {
        public Dictionary<string, ChannelKey> Keys { get; } = new(StringComparer.Ordinal);

        public int Fetches { get; private set; }

        public Exception? Failure { get; set; }

        public TaskCompletionSource? Until { get; set; }

        public async Task<IReadOnlyDictionary<string, ChannelKey>> FetchAsync(CancellationToken cancellationToken)
        {
            Fetches++;
            await (Until?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
            return Failure is null ? new Dictionary<string, ChannelKey>(Keys, StringComparer.Ordinal) : throw Failure;
        }
    }
}
