using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Reporting;

/// <summary>The suites of a run beside each other, each leading to its part of the page.</summary>
internal static class SuiteTable
{
    /// <summary>The table; nothing for a run of one suite, whose own figures stand right below.</summary>
    public static Html Of(StoredRun run, IReadOnlyList<Comparison> comparisons)
    {
        if (run.Suites.Count < 2)
        {
            return default;
        }

        bool compared = comparisons.Count > 0;
        Html worse = compared ? Html.Of($"<th scope=\"col\">worse</th>") : default;
        IEnumerable<Html> rows = run.Suites.Select((s, i) => Row(s, Anchor(i), compared, comparisons.FirstOrDefault(c => c.Suite == s.Name)));
        return Html.Of(
            $"""
            <h2>Suites</h2><div class="scroll" tabindex="0" role="region" aria-label="Suites"><table><thead><tr><th scope="col">suite</th><th scope="col">right</th><th scope="col">answered right</th><th scope="col">refused right</th><th scope="col">claims macro F1</th><th scope="col">calibration error</th><th scope="col">exact citations</th><th scope="col">p50</th>{worse}</tr></thead><tbody>{Html.Join(rows)}</tbody></table></div>
            """);
    }

    /// <summary>What the part of a suite is led to by: a number, as names of suites may hold anything.</summary>
    public static string Anchor(int index) => FormattableString.Invariant($"suite-{index + 1}");

    private static Html Row(StoredSuite suite, string anchor, bool compared, Comparison? comparison)
    {
        Figures f = Scorer.Score(suite.Measures);
        string[] cells =
        [
            Share(f.Rate("all")), Share(f.Rate("answer")), Share(f.Rate("refuse")), Number(f.ClaimsMacroF1), Number(f.CalibrationError),
            FormattableString.Invariant($"{f.Citations.Valid}/{f.Citations.Given}"), f.ElapsedMs is { } elapsed ? FormattableString.Invariant($"{elapsed.P50:0} ms") : "",
            .. compared ? [comparison is null ? "" : FormattableString.Invariant($"{comparison.Worse.Count}")] : Array.Empty<string>(),
        ];
        return Html.Of($"<tr><th scope=\"row\"><a href=\"#{anchor}\">{suite.Name}</a></th>{Html.Join(cells.Select(static c => Html.Of($"<td class=\"number\">{c}</td>")))}</tr>");
    }

    private static string Share(RateFigure? rate) => rate is null ? "" : FormattableString.Invariant($"{rate.Rate:0.000} ({rate.Right}/{rate.Of})");

    private static string Number(double? value) => value is { } known ? FormattableString.Invariant($"{known:0.000}") : "";
}
