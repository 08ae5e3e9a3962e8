using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Running;

/// <summary>What running one case came to: an answer, or why there is none.</summary>
/// <param name="Case">The case.</param>
/// <param name="Answer">The answer, with the case's id; null when the case failed.</param>
/// <param name="Error">Why the case failed; null when it didn't.</param>
/// <param name="Engine">What it was asked of; null when that could not be set up.</param>
public sealed record CaseResult(SuiteCase Case, Answer? Answer, Exception? Error, Engine? Engine)
{
    /// <summary>For each passage that the case names, the first rank that holds it, or null; null altogether where the ranking wasn't judged.</summary>
    public IReadOnlyList<int?>? GoldRanks { get; init; }

    /// <summary>Judges the result; its case must have an expectation.</summary>
    public CaseMeasures Measure() => CaseMeasures.Of(Case, Answer, id => Engine?.TextOf(id), GoldRanks);
}
