using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CoopBot.Channels.DirectLine;

/// <summary>Tells the socket of a conversation that there is something to send. One socket a conversation: a newer one takes its place.</summary>
internal sealed class ConversationHub
{
    private readonly ConcurrentDictionary<string, SocketFeed> feeds = new(StringComparer.Ordinal);

    /// <summary>Conversations with a socket.</summary>
    public IEnumerable<string> Connected => feeds.Keys;

    /// <summary>A new socket's feed; the one before is told to close.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="until">When the conversation's newest token runs out.</param>
    public SocketFeed Connect(string conversation, DateTimeOffset until)
    {
        SocketFeed feed = new(until);
        feeds.AddOrUpdate(conversation, feed, (_, old) =>
        {
            old.End("collision");
            return feed;
        });
        return feed;
    }

    /// <summary>A conversation has a newer token: its socket may stay as long.</summary>
    public void Renew(string conversation, DateTimeOffset until)
    {
        if (feeds.TryGetValue(conversation, out SocketFeed? feed))
        {
            feed.Renew(until);
        }
    }

    /// <summary>Ends the sockets whose conversations have no token that still holds: who can't ask any more shall not listen either.</summary>
    public void EndExpired(DateTimeOffset now)
    {
        foreach (SocketFeed feed in feeds.Values.Where(f => f.Until <= now))
        {
            feed.End("token expired");
        }
    }

    /// <summary>A conversation is deleted.</summary>
    public void EndDeleted(string conversation)
    {
        if (feeds.TryGetValue(conversation, out SocketFeed? feed))
        {
            feed.End("deleted");
        }
    }

    /// <summary>Takes a feed away when its socket is gone.</summary>
    public void Disconnect(string conversation, SocketFeed feed) => feeds.TryRemove(new KeyValuePair<string, SocketFeed>(conversation, feed));

    /// <summary>Something was stored.</summary>
    public void Stored(string conversation)
    {
        if (feeds.TryGetValue(conversation, out SocketFeed? feed))
        {
            feed.Wake();
        }
    }

    /// <summary>Something to show at once or never.</summary>
    public void Show(string conversation, Func<string> frame)
    {
        if (feeds.TryGetValue(conversation, out SocketFeed? feed))
        {
            feed.Show(frame());
        }
    }
}

/// <summary>What a socket has to send: frames that pass, and the news that the store holds more.</summary>
/// <param name="until">When it must be over, unless it is renewed.</param>
internal sealed class SocketFeed(DateTimeOffset until)
{
    /// <summary>Passing frames kept at most: a slow client misses some, and no stored message.</summary>
    private const int MaxPassing = 16;

    // One piece of news is as good as many: whoever hears it looks at everything.
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentQueue<string> passing = new();

    private long untilTicks = until.UtcTicks;
    private volatile string? endReason;

    /// <summary>Why the socket must close; null while it needn't.</summary>
    public string? EndReason => endReason;

    /// <summary>When it must be over.</summary>
    public DateTimeOffset Until => new(Interlocked.Read(ref untilTicks), TimeSpan.Zero);

    /// <summary>Has the socket closed.</summary>
    public void End(string reason)
    {
        endReason ??= reason;
        Wake();
    }

    /// <summary>Lets the socket stay until then.</summary>
    public void Renew(DateTimeOffset longer) => Interlocked.Exchange(ref untilTicks, longer.UtcTicks);

    public void Wake() => news.Writer.TryWrite(true);

    public void Show(string frame)
    {
        if (passing.Count < MaxPassing)
        {
            passing.Enqueue(frame);
            Wake();
        }
    }

    /// <summary>Waits until there is something; what comes from here on wakes again.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => news.Reader.ReadAsync(cancellationToken);

    /// <summary>The next frame that passes.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? frame) => passing.TryDequeue(out frame);
}
