using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>Holds the channel's keys for a day; an unknown key's id brings them anew, but not more often than once a minute, whoever asks.</summary>
/// <remarks>Whoever sends forged tokens with random ids neither hammers the channel's server nor keeps a real new key out for long.</remarks>
internal sealed partial class ChannelKeyStore(IChannelKeySource source, TimeProvider clock, ILogger<ChannelKeyStore> logger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    /// <summary>While nothing is held at all, nobody can talk to the bot.</summary>
    private static readonly TimeSpan PauseWithoutKeys = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private Held held = new(FrozenDictionary<string, ChannelKey>.Empty, DateTimeOffset.MinValue);
    private DateTimeOffset lastFetch = DateTimeOffset.MinValue;
    private Task fetching = Task.CompletedTask;

    /// <summary>The key of an id, fetched when it isn't held.</summary>
    /// <param name="kid">The key's id.</param>
    /// <param name="cancellationToken">Stops waiting, not the fetch that others wait for, too.</param>
    /// <returns>Null when the channel has no such key as far as is known.</returns>
    public async ValueTask<ChannelKey?> FindAsync(string kid, CancellationToken cancellationToken)
    {
        Held now = Volatile.Read(ref held);
        bool fresh = clock.GetUtcNow() - now.Since < Lifetime;
        if (now.Keys.TryGetValue(kid, out ChannelKey? known) && fresh)
        {
            return known;
        }

        await Refresh().WaitAsync(cancellationToken);
        return Volatile.Read(ref held).Keys.GetValueOrDefault(kid);
    }

    private Task Refresh()
    {
        lock (gate)
        {
            TimeSpan pause = held.Keys.Count > 0 ? Pause : PauseWithoutKeys;
            if (!fetching.IsCompleted || clock.GetUtcNow() - lastFetch < pause)
            {
                return fetching;
            }

            lastFetch = clock.GetUtcNow();
            return fetching = FetchAsync();
        }
    }

    private async Task FetchAsync()
    {
        // Its own patience: a caller who leaves must not end it for the others.
        using CancellationTokenSource patience = new(Patience, clock);
        try
        {
            Volatile.Write(ref held, new Held(await source.FetchAsync(patience.Token), clock.GetUtcNow()));
        }
        catch (Exception e) when (e is HttpRequestException or InvalidDataException or OperationCanceledException or IOException)
        {
            LogFetchFailed(e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The channel's keys can't be fetched; those held so far stay.")]
    private partial void LogFetchFailed(Exception exception);

    private sealed record Held(IReadOnlyDictionary<string, ChannelKey> Keys, DateTimeOffset Since);
}
