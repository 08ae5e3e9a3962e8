using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>What waits in each conversation: one lane, run by one worker, gone with its last job.</summary>
/// <remarks>One lock for all lanes: a lane can't end between being found and being given a job, nor begin unseen while the host stops.</remarks>
/// <param name="run">Runs a conversation's lane: does what <see cref="Next"/> gives until it gives nothing. Must not throw.</param>
internal sealed class ConversationLanes(Func<string, Task> run)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private bool closed;

    /// <summary>Adds a job, and begins to run the lane when it is the first.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="job">The job.</param>
    /// <param name="limit">How many may wait; 1 or more.</param>
    /// <returns>False when as many wait already, or no more is taken.</returns>
    public bool TryAdd(string conversation, Job job, int limit)
    {
        lock (gate)
        {
            bool runs = lanes.TryGetValue(conversation, out Lane? lane);
            lane ??= new Lane();
            if (closed || lane.Waiting.Count >= limit)
            {
                return false;
            }

            lane.Waiting.Enqueue(job);
            if (!runs)
            {
                lanes[conversation] = lane;
                lane.Running = Task.Run(() => run(conversation));
            }

            return true;
        }
    }

    /// <summary>The lane's next job, or null: then the lane has ended, and the next job begins another.</summary>
    public Job? Next(string conversation)
    {
        lock (gate)
        {
            if (lanes[conversation].Waiting.TryDequeue(out Job? job))
            {
                return job;
            }

            lanes.Remove(conversation);
            return null;
        }
    }

    /// <summary>Takes no more.</summary>
    /// <returns>Ends when all that was taken is done.</returns>
    public Task CloseAsync()
    {
        lock (gate)
        {
            closed = true;
            return Task.WhenAll(lanes.Values.Select(static l => l.Running));
        }
    }

    /// <param name="Activity">What came in.</param>
    /// <param name="Work">What to do about it.</param>
    public sealed record Job(Activity Activity, BotCallbackHandler Work);

    private sealed class Lane
    {
        public Queue<Job> Waiting { get; } = new();

        public Task Running { get; set; } = Task.CompletedTask;
    }
}
