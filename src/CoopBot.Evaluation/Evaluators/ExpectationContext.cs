using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>What is expected of an answer: a case of a golden set.</summary>
public sealed class ExpectationContext : EvaluationContext
{
    /// <summary>The name that it goes by in metrics and reports.</summary>
    public const string ContextName = "Expectation";

    /// <param name="case">A case with an expectation.</param>
    /// <exception cref="ArgumentException">It expects nothing.</exception>
    public ExpectationContext(SuiteCase @case)
        : base(ContextName, Describe(@case)) => Case = @case;

    /// <summary>The case.</summary>
    public SuiteCase Case { get; }

    /// <summary>What a question is to be answered with.</summary>
    /// <param name="must">Regular expressions of which every one must match the answer; case is ignored.</param>
    /// <param name="mustNot">Regular expressions of which none may.</param>
    /// <param name="cite">Passages of which one must be cited; none leaves that open.</param>
    /// <exception cref="ArgumentException">One is no regular expression.</exception>
    public static ExpectationContext ToAnswer(IEnumerable<string>? must = null, IEnumerable<string>? mustNot = null, IEnumerable<GoldCitation>? cite = null) => new(
        new SuiteCase("") { Expect = Expectation.Answer, Must = Patterns(must), MustNot = Patterns(mustNot), Cite = [.. cite ?? []] });

    /// <summary>A question that the documents don't answer: it is to be refused.</summary>
    public static ExpectationContext ToRefuse() => new(new SuiteCase("") { Expect = Expectation.Refuse });

    private static string Describe(SuiteCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        string expect = @case.Expect is { } given ? WireNames.Of(given) : throw new ArgumentException($"Case {@case.Id} expects nothing.", nameof(@case));
        IEnumerable<string> more =
        [
            .. @case.Must.Select(static p => $"says {p}"),
            .. @case.MustNot.Select(static p => $"doesn't say {p}"),
            .. @case.Cite.Select(static c => c.Quote is { } quote ? $"cites {c.Document}: \"{quote}\"" : $"cites {c.Document}"),
        ];
        return string.Join('\n', more.Prepend(expect));
    }

    private static TextPattern[] Patterns(IEnumerable<string>? sources) => [.. (sources ?? []).Select(static s => new TextPattern(s))];
}
