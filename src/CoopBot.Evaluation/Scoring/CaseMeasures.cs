using CoopBot.Audit;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Scoring;

/// <summary>All that the figures need of one case, worked out once so that resampling is cheap.</summary>
public sealed record CaseMeasures
{
    private CaseMeasures(SuiteCase @case, Answer? answer, Judgement judgement)
    {
        Case = @case;
        Answer = answer;
        Judgement = judgement;
    }

    public SuiteCase Case { get; }

    /// <summary>Null when the case could not be run.</summary>
    public Answer? Answer { get; }

    public Judgement Judgement { get; }

    /// <summary>How sure the bot is that the question can be answered, 0 to 1; null without an answer.</summary>
    public double? AnswerableScore =>
        Answer is null ? null : Answer.Outcome == Outcome.Refused ? 1 - Answer.Confidence : Answer.Confidence;

    /// <summary>Citations whose quote is exactly its slice of the document.</summary>
    public int ValidCitations { get; private init; }

    /// <summary>Citations that overlap an expected passage; counted only where <see cref="HasGoldCitations"/>.</summary>
    public int ExpectedCitations { get; private init; }

    /// <summary>True for an answered question of which the case says what to cite.</summary>
    public bool HasGoldCitations => Answer?.Outcome == Outcome.Answered && Case.Expect == Expectation.Answer && Case.Cite.Count > 0;

    /// <summary>True when a refusal cites, though nothing that it must cite (a contradicted premise must).</summary>
    public bool RefusesWithCitations =>
        Answer is { Outcome: Outcome.Refused, Citations.Count: > 0, Reason: not RefusalReason.PremiseContradicted };

    /// <summary>For each passage that the case names, the first rank of retrieval that holds it, or null; null altogether where it wasn't judged.</summary>
    public IReadOnlyList<int?>? GoldRanks { get; private init; }

    /// <summary>Measures one case.</summary>
    /// <param name="case">A case with an expectation.</param>
    /// <param name="answer">What came out; null when it could not be run.</param>
    /// <param name="textOf">The canonical text of a document by its id; null for one that isn't known.</param>
    /// <param name="goldRanks">See <see cref="GoldRanks"/>.</param>
    public static CaseMeasures Of(SuiteCase @case, Answer? answer, Func<string, string?> textOf, IReadOnlyList<int?>? goldRanks = null)
    {
        ArgumentNullException.ThrowIfNull(textOf);
        return Of(@case, answer, (answer?.Citations ?? []).Count(c => CitationChecker.IsExact(c, textOf(c.DocumentId))), goldRanks);
    }

    /// <summary>Measures a case of which only the number of exact citations is still known, not the documents.</summary>
    internal static CaseMeasures Of(SuiteCase @case, Answer? answer, int validCitations, IReadOnlyList<int?>? goldRanks)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return new CaseMeasures(@case, answer, CaseJudge.Judge(@case, answer))
        {
            ValidCitations = validCitations,
            ExpectedCitations = (answer?.Citations ?? []).Count(c => CaseJudge.IsExpected(@case, c)),
            GoldRanks = goldRanks,
        };
    }
}
