using CoopBot.Audit.Log;

namespace CoopBot.Audit.Checking;

/// <summary>Something that a verification found: a fault of the log, a citation that isn't intact, a claim that doesn't hold.</summary>
/// <param name="Sequence">The entry.</param>
/// <param name="AnswerId">The answer; null for a fault of the log.</param>
/// <param name="Chain">The fault of the log, or null.</param>
/// <param name="Citation">The citation, or null.</param>
/// <param name="Claim">The claim, or null.</param>
public sealed record AuditFinding(long Sequence, string? AnswerId, ChainProblem? Chain = null, CheckedCitation? Citation = null, CheckedClaim? Claim = null)
{
    /// <summary>Whether it makes the verification fail: words changed or gone, a claim contradicted, a fault of the log.</summary>
    public bool Fails => Chain is not null
        || Citation?.Status is CitationStatus.Changed or CitationStatus.Gone
        || Claim?.Standing == ClaimStanding.Contradicted;
}

/// <summary>What a verification came to.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="Answers">Answers among them.</param>
/// <param name="Redacted">Entries with blank words.</param>
/// <param name="ChainProblems">Faults of the log.</param>
/// <param name="Citations">How many citations are intact, moved, changed, gone.</param>
/// <param name="Claims">How many claims hold, are contradicted, are no longer said, weren't judged.</param>
/// <param name="Judged">Different claims that the bot judged.</param>
public sealed record VerificationSummary(
    long Entries,
    long Answers,
    long Redacted,
    long ChainProblems,
    IReadOnlyDictionary<CitationStatus, long> Citations,
    IReadOnlyDictionary<ClaimStanding, long> Claims,
    long Judged)
{
    /// <summary>Nothing is changed, gone or contradicted, and the log is whole.</summary>
    public bool Passes => ChainProblems == 0
        && Citations[CitationStatus.Changed] + Citations[CitationStatus.Gone] + Claims[ClaimStanding.Contradicted] == 0;
}

/// <summary>Verifies the whole log in one pass: the chain, every past citation, every past claim.</summary>
/// <param name="log">The log.</param>
/// <param name="citations">Holds citations against today's documents.</param>
/// <param name="claims">Judges claims on today's documents.</param>
public sealed class LogVerifier(IAnswerLog log, CitationRecheck citations, ClaimRecheck claims)
{
    /// <summary>Runs through the log. Memory doesn't grow with it: findings are handed over as they come.</summary>
    /// <param name="head">A head that was kept elsewhere, or null.</param>
    /// <param name="found">Told each finding, in the order of the log.</param>
    /// <param name="progress">Told how many entries are done; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<VerificationSummary> RunAsync(string? head, Action<AuditFinding> found, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(found);
        ChainCheck chain = new(head);
        Tally tally = new(found);
        await foreach (StoredEntry stored in log.ReadStoredAsync(cancellationToken))
        {
            tally.Add(chain.Next(stored));

            // What was tampered with so that it can't be read any more: the chain check has said so.
            if (EntryCodec.TryOpen(stored) is AnswerEntry answer)
            {
                IReadOnlyList<CheckedCitation> cited = citations.Check(answer);
                tally.Add(stored.Sequence, answer, cited, await claims.CheckAsync(answer, cited, cancellationToken));
            }

            progress?.Report(chain.Count);
        }

        tally.Add(chain.End());
        return new VerificationSummary(chain.Count, tally.Answers, chain.Blank, tally.ChainProblems, tally.Citations, tally.Claims, claims.Judged);
    }

    private sealed class Tally(Action<AuditFinding> found)
    {
        public long Answers { get; private set; }

        public long ChainProblems { get; private set; }

        public Dictionary<CitationStatus, long> Citations { get; } = Enum.GetValues<CitationStatus>().ToDictionary(static s => s, static _ => 0L);

        public Dictionary<ClaimStanding, long> Claims { get; } = Enum.GetValues<ClaimStanding>().ToDictionary(static s => s, static _ => 0L);

        public void Add(IReadOnlyList<ChainProblem> problems)
        {
            foreach (ChainProblem problem in problems)
            {
                ChainProblems++;
                found(new AuditFinding(problem.Sequence, null, Chain: problem));
            }
        }

        public void Add(long sequence, AnswerEntry answer, IReadOnlyList<CheckedCitation> cited, IReadOnlyList<CheckedClaim> said)
        {
            Answers++;
            foreach (CheckedCitation citation in cited)
            {
                Citations[citation.Status]++;
                if (citation.Status != CitationStatus.Intact)
                {
                    found(new AuditFinding(sequence, answer.Id, Citation: citation));
                }
            }

            foreach (CheckedClaim claim in said)
            {
                Claims[claim.Standing]++;
                if (claim.Standing is ClaimStanding.Contradicted or ClaimStanding.NoLongerSaid)
                {
                    found(new AuditFinding(sequence, answer.Id, Claim: claim));
                }
            }
        }
    }
}
