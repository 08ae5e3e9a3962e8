using CoopBot.Audit.Log;
using Microsoft.Extensions.Options;

namespace CoopBot.Audit.Service;

/// <summary>Drops entries that are older than the settings allow, at the first answer of a process and once a day from then.</summary>
public sealed class Retention(IAnswerLog log, IOptions<AuditOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private long next; // UTC ticks

    /// <summary>Drops what is due, if it is time to look.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (options.Value.RetentionDays == 0)
        {
            return;
        }

        DateTimeOffset now = clock.GetUtcNow();
        long due = Interlocked.Read(ref next);
        if (now.UtcTicks >= due && Interlocked.CompareExchange(ref next, (now + Interval).UtcTicks, due) == due)
        {
            await log.DropAsync(now.AddDays(-options.Value.RetentionDays), cancellationToken);
        }
    }
}
