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
        ArgumentNullException.ThrowIfNull(@case);
        return @case.Expect switch
        {
            Expectation.Answer => JudgeAnswer(@case, answer),
            Expectation.Refuse => Rule(answer?.Outcome == Outcome.Refused || (answer?.Outcome == Outcome.Checked && NotSupported(answer)), "false answer"),
            Expectation.NotSupported => Rule(NotSupported(answer), Found(answer)),
            Expectation.Supported => Rule(answer?.Verdict == Verdict.Supported, Found(answer)),
            Expectation.Contradicted => Rule(answer?.Verdict == Verdict.Contradicted, Found(answer)),
            Expectation.NotFound => Rule(answer?.Verdict == Verdict.NotFound, Found(answer)),
            _ => throw new ArgumentException($"Case {@case.Id} expects nothing.", nameof(@case)),
        };
    }

    private static Judgement JudgeAnswer(SuiteCase @case, Answer? answer)
    {
        if (answer?.Outcome == Outcome.Refused)
        {
            return new Judgement(false, $"false refusal ({Name(answer.Reason)})");
        }

        string text = answer?.Text ?? "";
        string[] missing = [.. @case.Must.Where(m => !m.Matches(text)).Select(static m => m.Source)];
        if (missing.Length > 0)
        {
            return new Judgement(false, "text lacks " + string.Join(", ", missing));
        }

        string[] wrong = [.. @case.MustNot.Where(m => m.Matches(text)).Select(static m => m.Source)];
        if (wrong.Length > 0)
        {
            return new Judgement(false, "text has " + string.Join(", ", wrong));
        }

        if (@case.Cite.Count > 0 && !CitesExpected(@case, answer))
        {
            IEnumerable<string> cited = (answer?.Citations ?? []).Select(static c => c.DocumentId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            return new Judgement(false, $"cites [{string.Join(", ", cited)}]");
        }

        return new Judgement(true, "");
    }

    /// <summary>True when some citation overlaps some expected passage.</summary>
    internal static bool CitesExpected(SuiteCase @case, Answer? answer) =>
        answer is not null && answer.Citations.Any(c => IsExpected(@case, c));

    /// <summary>True when the citation overlaps some expected passage.</summary>
    internal static bool IsExpected(SuiteCase @case, Citation citation) =>
        @case.Cite.Any(wanted => PassageOverlap.Overlaps(citation, wanted));

    private static bool NotSupported(Answer? answer) => answer?.Verdict is Verdict.Contradicted or Verdict.NotFound;

    private static Judgement Rule(bool right, string otherwise) => new(right, right ? "" : otherwise);

    private static string Found(Answer? answer) => answer is null ? "no answer" : $"verdict {Name(answer.Verdict)}";

    private static string Name<T>(T? value)
        where T : struct, Enum => value is { } known ? WireNames.Of(known) : "none";
}
