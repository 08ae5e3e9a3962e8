using System.Collections.Concurrent;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>Knows for ten minutes what has come, so that nothing is answered twice when the channel sends it again.</summary>
internal sealed class DuplicateFilter(TimeProvider clock)
{
    private const int SweepAt = 1000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Channel, string Conversation, string Id), DateTimeOffset> seen = new();
    private int sweepAt = SweepAt;

    /// <summary>False for an activity that has come before. One without an id never has.</summary>
    public bool IsNew(IActivity activity)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            return true;
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (seen.Count >= Volatile.Read(ref sweepAt))
        {
            foreach (var entry in seen.Where(e => now - e.Value >= Kept))
            {
                seen.TryRemove(entry);
            }

            Volatile.Write(ref sweepAt, Math.Max(SweepAt, 2 * seen.Count));
        }

        (string, string, string) key = (activity.ChannelId ?? "", activity.Conversation?.Id ?? "", activity.Id);
        while (!seen.TryAdd(key, now))
        {
            if (!seen.TryGetValue(key, out DateTimeOffset since))
            {
                continue;
            }

            return now - since >= Kept && seen.TryUpdate(key, now, since);
        }

        return true;
    }
}
