using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>What waits in one conversation. It ends with its last job; then it takes no more.</summary>
internal sealed class Lane
{
    private readonly Lock gate = new();
    private readonly Queue<Job> waiting = new();
    private bool started, ended;

    public enum Place
    {
        /// <summary>The lane must be run.</summary>
        First,

        /// <summary>It runs already.</summary>
        Behind,

        /// <summary>It is full.</summary>
        None,

        /// <summary>It has ended.</summary>
        Ended,
    }

    public Task Running { get; set; } = Task.CompletedTask;

    public Place TryAdd(Job job, int limit)
    {
        lock (gate)
        {
            if (ended || waiting.Count >= limit)
            {
                return ended ? Place.Ended : Place.None;
            }

            waiting.Enqueue(job);
            bool first = !started;
            started = true;
            return first ? Place.First : Place.Behind;
        }
    }

    /// <summary>The next job, or null: then the lane has ended.</summary>
    public Job? Next()
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out Job? job))
            {
                return job;
            }

            ended = true;
            return null;
        }
    }

    public sealed record Job(Activity Activity, BotCallbackHandler Work);
}
