using CoopBot.Audit.Log;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Audit.Checking;

/// <summary>What today's documents say of a claim that an answer once made.</summary>
public enum ClaimStanding
{
    /// <summary>They still say so.</summary>
    Holds,

    /// <summary>They now say otherwise.</summary>
    Contradicted,

    /// <summary>They no longer say.</summary>
    NoLongerSaid,

    /// <summary>It wasn't judged: judging was left out, or the claim's words are redacted.</summary>
    NotJudged,
}

/// <summary>A claim held against today's documents.</summary>
/// <param name="Claim">As it was made; null when its words are redacted.</param>
/// <param name="Standing">What they say of it.</param>
/// <param name="Deciding">The words that contradict it; empty otherwise.</param>
public sealed record CheckedClaim(LoggedClaim? Claim, ClaimStanding Standing, IReadOnlyList<Citation> Deciding);

/// <summary>Judges past claims on today's documents. Not safe for concurrent use.</summary>
/// <param name="answerer">Today's bot; null: nothing is judged but what needs no judging.</param>
/// <param name="knowledgeVersion">Its version: under the same version the same claim gets the same verdict.</param>
public sealed class ClaimRecheck(IQuestionAnswerer? answerer, string knowledgeVersion)
{
    /// <summary>
    /// The reader's probability from which a passage beside the claim's own words counts as contradicting it, although those words are still
    /// there. As cautious as the premise check of questions.
    /// </summary>
    private const double ClearContradiction = 0.9;

    private readonly BoundedCache<string, Answer> known = new();

    /// <summary>Claims that were given to the bot.</summary>
    public long Judged { get; private set; }

    /// <summary>What today's documents say of an answer's claims.</summary>
    /// <param name="entry">The answer.</param>
    /// <param name="citations">Its citations, checked.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<CheckedClaim>> CheckAsync(AnswerEntry entry, IReadOnlyList<CheckedCitation> citations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(citations);

        // What was not found made no statement that could fail today.
        if (entry.Outcome is not (Outcome.Answered or Outcome.Checked) || entry.Verdict == Verdict.NotFound)
        {
            return [];
        }

        if (entry.Claims is not { } claims)
        {
            return [new CheckedClaim(null, ClaimStanding.NotJudged, [])];
        }

        List<CheckedClaim> result = [];
        foreach (LoggedClaim claim in claims)
        {
            CheckedCitation[] own = [.. citations.Where(c => claim.Citations.Contains(c.Citation.N))];
            result.Add(await CheckAsync(claim, entry, own, cancellationToken));
        }

        return result;
    }

    private async Task<CheckedClaim> CheckAsync(LoggedClaim claim, AnswerEntry entry, CheckedCitation[] own, CancellationToken cancellationToken)
    {
        bool standing = own.Length > 0 && own.All(static c => c.Status is CitationStatus.Intact or CitationStatus.Moved);
        if (standing && entry.Versions.Knowledge == knowledgeVersion)
        {
            return new CheckedClaim(claim, ClaimStanding.Holds, []);
        }

        if (answerer is null)
        {
            return new CheckedClaim(claim, ClaimStanding.NotJudged, []);
        }

        Answer today = await known.GetOrAddAsync(claim.Text, () =>
        {
            Judged++;
            return answerer.CheckAsync(claim.Text, cancellationToken);
        });
        Verdict then = entry.Verdict ?? Verdict.Supported;
        Verdict opposite = then == Verdict.Supported ? Verdict.Contradicted : Verdict.Supported;
        if (today.Verdict == opposite && !today.Citations.All(c => own.Any(o => Overlaps(o.Now, c))))
        {
            return new CheckedClaim(claim, ClaimStanding.Contradicted, today.Citations);
        }

        if (standing)
        {
            // Its own words are there: they say so whatever the model makes of them, unless other words clearly say otherwise.
            return then == Verdict.Supported && Disputing(today, own) is { Count: > 0 } disputing
                ? new CheckedClaim(claim, ClaimStanding.Contradicted, disputing)
                : new CheckedClaim(claim, ClaimStanding.Holds, []);
        }

        return new CheckedClaim(claim, today.Verdict == then ? ClaimStanding.Holds : ClaimStanding.NoLongerSaid, []);
    }

    private static List<Citation> Disputing(Answer today, CheckedCitation[] own) =>
        [.. (today.Explanation?.Candidates ?? [])
            .Where(static c => c.Contradicted >= ClearContradiction)
            .Select(static (c, i) => (Number: i + 1, c.Passage.Passage))
            .Where(c => !own.Any(o => o.Now is { } place && place.Document == c.Passage.DocumentId && place.Start < c.Passage.Span.End && c.Passage.Span.Start < place.End))
            .Select(static c => new Citation(
                c.Number, c.Passage.DocumentId, c.Passage.Title, null, null, c.Passage.Heading, c.Passage.Span.Start, c.Passage.Span.End, c.Passage.Text, ""))];

    private static bool Overlaps(LoggedPlace? place, Citation citation) =>
        place is not null && place.Document == citation.DocumentId && place.Start < citation.End && citation.Start < place.End;
}
