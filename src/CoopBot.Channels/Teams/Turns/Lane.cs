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
        /// <summary>It waits for its turn.</summary>
        Taken,

        /// <summary>The lane is full.</summary>
        None,

        /// <summary>It has ended.</summary>
        Ended,
    }

    /// <summary>Ends with the lane.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Adds a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="limit">How many may wait.</param>
    /// <param name="run">Runs the lane; called for its first job.</param>
    public Place TryAdd(Job job, int limit, Func<Lane, Task> run)
    {
        lock (gate)
        {
            if (ended || waiting.Count >= limit)
            {
                return ended ? Place.Ended : Place.None;
            }

            waiting.Enqueue(job);
            if (!started)
            {
                started = true;
                Running = Task.Run(() => run(this));
            }

            return Place.Taken;
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
