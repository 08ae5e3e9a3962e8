using System.Collections.Concurrent;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CoopBot.Grounding.Composition;

namespace CoopBot.Host.Pages.Audit;

/// <summary>Judges the claims of past answers on today's documents when somebody asks for it, one answer at a time, and remembers what came out.</summary>
internal sealed class Rechecks(IBotSource bots, TimeProvider clock) : IDisposable
{
    private const int Remembered = 1000;

    private readonly ConcurrentDictionary<string, Recheck> known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim one = new(1);

    /// <summary>What came out on these documents; null when nobody has asked.</summary>
    public Recheck? Find(string answerId, string knowledgeVersion) =>
        known.TryGetValue(answerId, out Recheck? found) && found.KnowledgeVersion == knowledgeVersion ? found : null;

    /// <summary>Judges an answer's claims.</summary>
    public async Task RunAsync(AnswerEntry entry, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            Bot bot = await bots.CurrentAsync(cancellationToken);
            IReadOnlyList<CheckedCitation> cited = new CitationRecheck(bot.Knowledge).Check(entry);

            // As if made on other documents: who presses the button wants a judgement, not the word of an unchanged version.
            AnswerEntry judged = entry with { Versions = entry.Versions with { Knowledge = "" } };
            IReadOnlyList<CheckedClaim> claims = await new ClaimRecheck(bot.Answerer, bot.Knowledge.Version).CheckAsync(judged, cited, cancellationToken);
            if (known.Count >= Remembered)
            {
                known.Clear();
            }

            known[entry.Id] = new Recheck(clock.GetUtcNow(), bot.Knowledge.Version, claims);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}

/// <summary>What today's documents say of an answer's claims.</summary>
/// <param name="Time">When it was looked.</param>
/// <param name="KnowledgeVersion">The documents of that time.</param>
/// <param name="Claims">The claims in the answer's order.</param>
public sealed record Recheck(DateTimeOffset Time, string KnowledgeVersion, IReadOnlyList<CheckedClaim> Claims);
