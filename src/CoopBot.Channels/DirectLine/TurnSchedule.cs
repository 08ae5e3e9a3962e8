using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace CoopBot.Channels.DirectLine;

/// <summary>Conversations that wait for a worker. One that is at work is never given to a second worker; what comes for it meanwhile follows.</summary>
/// <remarks>
/// All that is known of a conversation is changed under one lock, and nothing is kept of one that neither waits nor is at work: no lane is left
/// behind that somebody else would have to take away, in the middle of others' steps.
/// </remarks>
internal sealed class TurnSchedule
{
    private readonly Lock gate = new();

    /// <summary>Those that wait or are at work, and whether something came since the work began.</summary>
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);
    private readonly Channel<string> waiting = Channel.CreateUnbounded<string>();

    /// <summary>Something of this conversation waits.</summary>
    public void Enqueue(string conversation)
    {
        lock (gate)
        {
            if (known.TryAdd(conversation, false))
            {
                waiting.Writer.TryWrite(conversation);
            }
            else
            {
                known[conversation] = true;
            }
        }
    }

    /// <summary>Waits until there may be one to take.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => waiting.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes the one that has waited longest; it must be given back with <see cref="Finish"/>.</summary>
    public bool TryTake([NotNullWhen(true)] out string? conversation)
    {
        lock (gate)
        {
            bool taken = waiting.Reader.TryRead(out conversation);
            if (taken)
            {
                known[conversation!] = false; // what came until here is seen by who works now
            }

            return taken;
        }
    }

    /// <summary>The work is done. With more of the conversation waiting it goes to the end of the queue: who asks a lot keeps nobody waiting.</summary>
    /// <param name="conversation">A conversation that was taken.</param>
    /// <param name="more">The worker knows of more.</param>
    public void Finish(string conversation, bool more)
    {
        lock (gate)
        {
            if (more || known[conversation])
            {
                known[conversation] = false;
                waiting.Writer.TryWrite(conversation);
            }
            else
            {
                known.Remove(conversation);
            }
        }
    }

    /// <summary>Whether it waits or is at work.</summary>
    public bool Holds(string conversation)
    {
        lock (gate)
        {
            return known.ContainsKey(conversation);
        }
    }
}
