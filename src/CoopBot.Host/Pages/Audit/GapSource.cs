using CoopBot.Audit.Gaps;
using CoopBot.Audit.Log;
using CoopBot.Host.Knowledge;

namespace CoopBot.Host.Pages.Audit;

/// <summary>What people asked (but for entries that aren't what was logged) and the documents didn't say; grouped once for each state of the log, as each question has to be encoded.</summary>
internal sealed class GapSource(IAnswerLog log, KnowledgeService knowledge) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private (AuditQuery Query, long Head, bool HasEncoder, IReadOnlyList<Gap> Gaps)? last;

    /// <summary>The groups, most wanted first.</summary>
    public async Task<IReadOnlyList<Gap>> FindAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            long head = (await log.HeadAsync(cancellationToken)).Sequence;
            bool hasEncoder = knowledge.Encoder is not null;
            if (last is not { } known || known.Query != query || known.Head != head || known.HasEncoder != hasEncoder)
            {
                known = (query, head, hasEncoder, await new GapFinder(knowledge.Encoder).FindAsync(log.ReadAsync(query, static _ => { }, cancellationToken), cancellationToken));
                last = known;
            }

            return known.Gaps;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
