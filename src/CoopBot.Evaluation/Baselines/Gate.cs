using System.Globalization;
using System.Text.RegularExpressions;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Evaluation.Baselines;

/// <summary>What a run must reach: <c>answer&gt;=0.9,refuse&gt;=0.9,citations=1,regressions&lt;=0</c>.</summary>
/// <remarks>A condition holds for every suite that gives its figure; one that no suite gives is not met, so that nothing passes unmeasured.</remarks>
public sealed partial record Gate(IReadOnlyList<GateCondition> Conditions)
{
    internal const string Regressions = "regressions";

    private static readonly string[] Known =
    [
        "all", .. Enum.GetValues<Expectation>().Select(WireNames.Of), FigureNames.MeanError, FigureNames.AnswerabilityAuroc, FigureNames.ClaimsMacroF1,
        FigureNames.CalibrationError, FigureNames.Citations, FigureNames.GoldRecall, FigureNames.GoldPrecision, FigureNames.FalseAnswers,
        FigureNames.FalseRefusals, .. RetrievalFigures.Cutoffs.Select(FigureNames.RecallAt), FigureNames.Mrr, Regressions,
    ];

    /// <summary>Whether it asks for a comparison with the accepted run.</summary>
    public bool NeedsBaseline => Conditions.Any(static c => c.Figure == Regressions);

    /// <summary>Reads a gate.</summary>
    /// <exception cref="FormatException">What is wrong with it, for people.</exception>
    public static Gate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<GateCondition> conditions = [];
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            Match match = ConditionPattern().Match(part);
            if (!match.Success || !double.TryParse(match.Groups[3].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            {
                throw new FormatException($"\"{part}\" is no condition: write a figure, one of >= <= > < =, and a number, as in answer>=0.9.");
            }

            string figure = match.Groups[1].Value;
            if (!figure.StartsWith('#') && !Known.Contains(figure, StringComparer.Ordinal))
            {
                throw new FormatException($"There is no figure \"{figure}\". There are: {string.Join(", ", Known)}, and #TAG.");
            }

            conditions.Add(new GateCondition(figure, match.Groups[2].Value, value));
        }

        return new Gate(conditions);
    }

    /// <summary>Holds a run against it.</summary>
    /// <param name="run">A complete run.</param>
    /// <param name="comparisons">With the accepted run; empty without one.</param>
    /// <returns>What is not met; empty when everything is.</returns>
    public IReadOnlyList<GateFailure> Check(StoredRun run, IReadOnlyList<Comparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(comparisons);
        List<GateFailure> failures = [];
        foreach (GateCondition condition in Conditions)
        {
            (string Suite, double Value, IReadOnlyList<RanCase> Cases)[] given = condition.Figure == Regressions
                ? [.. comparisons.Select(static c => (c.Suite, (double)c.Worse.Count, c.Worse))]
                : [.. run.Suites.Select(s => (s, Value: ValueOf(condition.Figure, s))).Where(static p => p.Value is not null).Select(p => (p.s.Name, p.Value!.Value, WrongOf(condition.Figure, p.s)))];
            if (given.Length == 0)
            {
                failures.Add(new GateFailure(condition, Suite: null, Value: null, []));
            }

            failures.AddRange(given.Where(g => !condition.Holds(g.Value)).Select(g => new GateFailure(condition, g.Suite, g.Value, g.Cases)));
        }

        return failures;
    }

    private static double? ValueOf(string figure, StoredSuite suite)
    {
        Figures figures = Scorer.Score(suite.Measures);
        return figure == FigureNames.Citations
            ? figures.Citations.Given == 0 ? null : (double)figures.Citations.Valid / figures.Citations.Given
            : FigureNames.Scalars(figures).FirstOrDefault(f => string.Equals(f.Name, figure, StringComparison.Ordinal)).Value;
    }

    /// <summary>The wrong cases that a rate counts; for other figures every wrong case.</summary>
    private static IReadOnlyList<RanCase> WrongOf(string figure, StoredSuite suite) =>
    [
        .. suite.Cases.Where(c => figure == FigureNames.Citations
            ? c.Measures.ValidCitations < (c.Answer?.Citations.Count ?? 0)
            : !c.Measures.Judgement.Right && Counts(figure, c)),
    ];

    private static bool Counts(string figure, RanCase ran) => figure switch
    {
        ['#', .. var tag] => ran.Case.Tags.Contains(tag, StringComparer.Ordinal),
        FigureNames.FalseAnswers => ran.Case.Expect == Expectation.Refuse,
        FigureNames.FalseRefusals => ran.Case.Expect == Expectation.Answer,
        _ => !Enum.GetValues<Expectation>().Any(e => WireNames.Of(e) == figure) || WireNames.Of(ran.Case.Expect!.Value) == figure,
    };

    [GeneratedRegex(@"^(#?[^\s<>=,]+)\s*(>=|<=|=|>|<)\s*(\S+)$")]
    private static partial Regex ConditionPattern();
}

/// <summary>One condition of a gate.</summary>
/// <param name="Figure">The figure's name.</param>
/// <param name="Comparison"><c>&gt;=</c>, <c>&lt;=</c>, <c>=</c>, <c>&gt;</c> or <c>&lt;</c>.</param>
/// <param name="Bound">What it is compared with.</param>
public sealed record GateCondition(string Figure, string Comparison, double Bound)
{
    // A share such as 27/30 must meet 0.9 whatever its last bit is.
    private const double Slack = 1e-9;

    /// <summary>Whether a value meets it.</summary>
    public bool Holds(double value) => Comparison switch
    {
        ">=" => value >= Bound - Slack,
        "<=" => value <= Bound + Slack,
        ">" => value > Bound + Slack,
        "<" => value < Bound - Slack,
        _ => Math.Abs(value - Bound) <= Slack,
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Figure}{Comparison}{Bound}");
}

/// <summary>A condition that is not met.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Suite">Where; null when no suite gives the figure.</param>
/// <param name="Value">What it was; null when no suite gives the figure.</param>
/// <param name="Cases">The cases behind it.</param>
public sealed record GateFailure(GateCondition Condition, string? Suite, double? Value, IReadOnlyList<RanCase> Cases)
{
    public override string ToString() => Suite is null
        ? $"{Condition}: no suite gives this figure"
        : string.Create(CultureInfo.InvariantCulture, $"{Suite}: {Condition.Figure} is {Value:0.####}, not {Condition.Comparison} {Condition.Bound}");
}
