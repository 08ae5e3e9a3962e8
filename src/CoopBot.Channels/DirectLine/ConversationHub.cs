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
    public SocketFeed Connect(string conversation)
    {
        SocketFeed feed = new();
        feeds.AddOrUpdate(conversation, feed, (_, old) =>
        {
            old.Replace();
            return feed;
        });
        return feed;
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
internal sealed class SocketFeed
{
    /// <summary>Passing frames kept at most: a slow client misses some, and no stored message.</summary>
    private const int MaxPassing = 16;

    // One piece of news is as good as many: whoever hears it looks at everything.
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentQueue<string> passing = new();

    /// <summary>True when a newer socket has taken its place.</summary>
    public bool Replaced { get; private set; }

    public void Replace()
    {
        Replaced = true;
        Wake();
    }

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
