using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Scoring;

/// <summary>Whether one answer is right.</summary>
/// <param name="Right">True when it is.</param>
/// <param name="Detail">What is wrong, for people; empty when it is right.</param>
public readonly record struct Judgement(bool Right, string Detail);

/// <summary>Compares an answer with what its case expects.</summary>
public static class CaseJudge
{
    /// <summary>Judges one case.</summary>
    /// <param name="case">A case with an expectation.</param>
    /// <param name="answer">What came out; null when the case could not be run.</param>
    /// <exception cref="ArgumentException">The case expects nothing.</exception>
    public static Judgement Judge(SuiteCase @case, Answer? answer)
    {
        Judgement outcome = JudgeOutcome(@case, answer?.Outcome, answer?.Reason, answer?.Verdict);
        if (!outcome.Right || @case.Expect != Expectation.Answer)
        {
            return outcome;
        }

        Judgement words = JudgeWords(@case, answer?.Text ?? "");
        return words.Right ? JudgeCitation(@case, (answer?.Citations ?? []).Select(static c => (c.DocumentId, c.Quote))) : words;
    }

    /// <summary>Judges whether it was right to answer or to refuse; of a claim, the verdict.</summary>
    internal static Judgement JudgeOutcome(SuiteCase @case, Outcome? outcome, RefusalReason? reason, Verdict? verdict)
    {
        ArgumentNullException.ThrowIfNull(@case);
        bool notSupported = verdict is Verdict.Contradicted or Verdict.NotFound;
        string found = outcome is null ? "no answer" : $"verdict {Name(verdict)}";
        return @case.Expect switch
        {
            Expectation.Answer => Rule(outcome != Outcome.Refused, $"false refusal ({Name(reason)})"),
            Expectation.Refuse => Rule(outcome == Outcome.Refused || (outcome == Outcome.Checked && notSupported), "false answer"),
            Expectation.NotSupported => Rule(notSupported, found),
            Expectation.Supported => Rule(verdict == Verdict.Supported, found),
            Expectation.Contradicted => Rule(verdict == Verdict.Contradicted, found),
            Expectation.NotFound => Rule(verdict == Verdict.NotFound, found),
            _ => throw new ArgumentException($"Case {@case.Id} expects nothing.", nameof(@case)),
        };
    }

    /// <summary>Judges the words of an answer.</summary>
    internal static Judgement JudgeWords(SuiteCase @case, string text)
    {
        string[] missing = [.. @case.Must.Where(m => !m.Matches(text)).Select(static m => m.Source)];
        if (missing.Length > 0)
        {
            return new Judgement(false, "text lacks " + string.Join(", ", missing));
        }

        string[] wrong = [.. @case.MustNot.Where(m => m.Matches(text)).Select(static m => m.Source)];
        return Rule(wrong.Length == 0, "text has " + string.Join(", ", wrong));
    }

    /// <summary>Judges whether an answer cites an expected passage; right where the case leaves that open.</summary>
    internal static Judgement JudgeCitation(SuiteCase @case, IEnumerable<(string DocumentId, string Quote)> citations)
    {
        (string DocumentId, string Quote)[] given = [.. citations];
        IEnumerable<string> cited = given.Select(static c => c.DocumentId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Rule(
            @case.Cite.Count == 0 || given.Any(c => @case.Cite.Any(wanted => PassageOverlap.Overlaps(c.DocumentId, c.Quote, wanted))),
            $"cites [{string.Join(", ", cited)}]");
    }

    /// <summary>True when some citation overlaps some expected passage.</summary>
    internal static bool CitesExpected(SuiteCase @case, Answer? answer) =>
        answer is not null && answer.Citations.Any(c => IsExpected(@case, c));

    /// <summary>True when the citation overlaps some expected passage.</summary>
    internal static bool IsExpected(SuiteCase @case, Citation citation) =>
        @case.Cite.Any(wanted => PassageOverlap.Overlaps(citation.DocumentId, citation.Quote, wanted));

    private static Judgement Rule(bool right, string otherwise) => new(right, right ? "" : otherwise);

    private static string Name<T>(T? value)
        where T : struct, Enum => value is { } known ? WireNames.Of(known) : "none";
}
