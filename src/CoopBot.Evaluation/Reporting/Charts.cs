using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Reporting;

/// <summary>Charts as SVG within the page. Colours come from the page's style, so that print and dark mode are theirs.</summary>
internal static class Charts
{
    private const double Left = 44, Top = 12, Width = 280, Height = 180;

    /// <summary>Share of replies kept, by confidence, against the share of these that is wrong.</summary>
    public static Html Risk(RiskCoverage curve)
    {
        double most = Math.Max(0.1, Math.Ceiling(curve.Points.Max(static p => p.Risk) * 10) / 10);
        string line = string.Join(' ', curve.Points.Select(p => FormattableString.Invariant($"{X(p.Coverage):0.#},{Y(p.Risk / most):0.#}")));
        RiskPoint last = curve.Points[^1];
        return Frame(
            "Risk against coverage",
            FormattableString.Invariant($"With every reply kept, {last.Risk * 100:0.#} % are wrong; the mean over all shares kept is {curve.Area * 100:0.#} %."),
            "share of replies kept, surest first",
            "wrong",
            most,
            Html.Of($"<polyline class=\"line\" points=\"{line}\"/><circle class=\"dot\" cx=\"{X(last.Coverage):0.#}\" cy=\"{Y(last.Risk / most):0.#}\" r=\"3.5\"/>"));
    }

    /// <summary>Stated confidence against the share that was right.</summary>
    public static Html Reliability(IReadOnlyList<ReliabilityBin> bins, double? error)
    {
        int largest = Math.Max(1, bins.Max(static b => b.Count));
        IEnumerable<Html> bars = bins.Where(static b => b.Count > 0).Select(b => Html.Of(
            $"<rect class=\"bar\" x=\"{X(b.From) + 2:0.#}\" y=\"{Y(b.Accuracy!.Value):0.#}\" width=\"{(Width / bins.Count) - 4:0.#}\" height=\"{Height * b.Accuracy.Value:0.#}\" opacity=\"{0.35 + (0.65 * b.Count / largest):0.##}\"><title>{b.From:0.0} to {b.To:0.0}: {b.Right} of {b.Count} right, mean confidence {b.MeanConfidence!.Value:0.00}</title></rect>"));
        return Frame(
            "Reliability",
            FormattableString.Invariant($"Bars on the diagonal would be perfect; the expected calibration error is {error ?? 0:0.000}. Paler bars rest on fewer cases."),
            "stated confidence",
            "right",
            1,
            Html.Of($"{Html.Join(bars)}<line class=\"guide\" x1=\"{X(0)}\" y1=\"{Y(0)}\" x2=\"{X(1)}\" y2=\"{Y(1)}\"/>"));
    }

    /// <summary>How long replies took, in bins that double.</summary>
    public static Html Latency(IReadOnlyList<double> milliseconds, LatencyFigures figures)
    {
        double[] edges = [.. Enumerable.Range(0, 12).Select(static i => 5 * Math.Pow(2, i))];
        int[] counts = [.. Enumerable.Range(0, edges.Length).Select(i => milliseconds.Count(m => (i == 0 || m >= edges[i - 1]) && (m < edges[i] || i == edges.Length - 1)))];
        int first = Math.Max(0, Array.FindIndex(counts, static c => c > 0) - 1);
        int shown = Array.FindLastIndex(counts, static c => c > 0) - first + 1;
        double most = counts.Max();
        double step = Width / shown;
        int every = (shown + 6) / 7; // more labels than seven would run into each other
        IEnumerable<Html> bars = Enumerable.Range(0, shown).Select(i => Html.Of(
            $"<rect class=\"bar\" x=\"{Left + (i * step) + 2:0.#}\" y=\"{Y(counts[first + i] / most):0.#}\" width=\"{step - 4:0.#}\" height=\"{Height * counts[first + i] / most:0.#}\"><title>under {edges[first + i]:0} ms: {counts[first + i]} cases</title></rect>{((shown - 1 - i) % every == 0 ? Tick(i, Short(edges[first + i])) : default)}"));
        return Figure(
            "Time to the reply",
            FormattableString.Invariant($"Half within {figures.P50:0} ms, 95 % within {figures.P95:0} ms."),
            Html.Of($"{Axes()}<text class=\"tick\" text-anchor=\"end\" x=\"{Left - 6}\" y=\"{Top + 4}\">{most:0}</text>{Html.Join(bars)}{Label("milliseconds (s: seconds), below", "cases")}"));

        Html Tick(int bin, string words) =>
            Html.Of($"<text class=\"tick\" text-anchor=\"middle\" x=\"{Left + ((bin + 0.5) * step):0.#}\" y=\"{Top + Height + 14}\">{words}</text>");
    }

    /// <summary>Expected against found verdicts.</summary>
    public static Html Confusion(ClaimConfusion confusion, double macroF1)
    {
        Verdict[] verdicts = Enum.GetValues<Verdict>();
        Verdict?[] found = [.. verdicts, null];
        int most = Math.Max(1, verdicts.Max(e => found.Max(f => confusion.Count(e, f))));
        const double x = 84, y = 40, w = 74, h = 42;
        List<Html> cells = [];
        for (int row = 0; row < verdicts.Length; row++)
        {
            cells.Add(Html.Of($"<text class=\"tick\" text-anchor=\"end\" x=\"{x - 8}\" y=\"{y + (row * h) + 25}\">{Words(verdicts[row])}</text>"));
            for (int column = 0; column < found.Length; column++)
            {
                int count = confusion.Count(verdicts[row], found[column]);
                string kind = found[column] == verdicts[row] ? "hit" : "miss";
                cells.Add(Html.Of($"<rect class=\"{kind}\" x=\"{x + (column * w) + 1}\" y=\"{y + (row * h) + 1}\" width=\"{w - 2}\" height=\"{h - 2}\" fill-opacity=\"{0.6 * count / most:0.##}\"/><text class=\"count\" text-anchor=\"middle\" x=\"{x + ((column + 0.5) * w)}\" y=\"{y + (row * h) + 26}\">{count}</text>"));
            }
        }

        IEnumerable<Html> heads = found.Select((f, i) => Html.Of($"<text class=\"tick\" text-anchor=\"middle\" x=\"{x + ((i + 0.5) * w)}\" y=\"{y - 6}\">{(f is { } verdict ? Words(verdict) : "none")}</text>"));
        return Figure(
            "Claims: expected against found",
            FormattableString.Invariant($"Rows are what is expected, columns what came out. Macro F1 {macroF1:0.00}."),
            Html.Of($"<text class=\"label\" x=\"{x}\" y=\"14\">found</text><text class=\"label\" text-anchor=\"end\" x=\"{x - 8}\" y=\"{y - 6}\">expected</text>{Html.Join(heads)}{Html.Join(cells)}"),
            "0 0 384 176");
    }

    private static Html Frame(string title, string description, string across, string up, double most, Html content)
    {
        IEnumerable<Html> ticks = new[] { 0, 0.5, 1 }.Select(t => Html.Of(
            $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Left + Width}\" y1=\"{Y(t)}\" y2=\"{Y(t)}\"/><text class=\"tick\" text-anchor=\"end\" x=\"{Left - 6}\" y=\"{Y(t) + 4}\">{t * most * 100:0} %</text><text class=\"tick\" text-anchor=\"middle\" x=\"{X(t)}\" y=\"{Top + Height + 14}\">{t * 100:0} %</text>"));
        return Figure(title, description, Html.Of($"{Html.Join(ticks)}{Axes()}{content}{Label(across, up)}"));
    }

    private static Html Figure(string title, string description, Html content, string viewBox = "0 0 344 236") => Html.Of(
        $"<figure class=\"chart\"><figcaption><b>{title}</b> {description}</figcaption><svg viewBox=\"{viewBox}\" role=\"img\" aria-label=\"{title}. {description}\">{content}</svg></figure>");

    private static Html Axes() => Html.Of($"<path class=\"axis\" d=\"M{Left} {Top} V{Top + Height} H{Left + Width}\"/>");

    private static Html Label(string across, string up) => Html.Of(
        $"<text class=\"label\" text-anchor=\"middle\" x=\"{Left + (Width / 2)}\" y=\"{Top + Height + 34}\">{across}</text><text class=\"label\" x=\"{Left + 6}\" y=\"{Top + 8}\">{up}</text>");

    private static string Words(Verdict verdict) => WireNames.Of(verdict).Replace('_', ' ');

    private static string Short(double ms) => ms < 1000 ? FormattableString.Invariant($"{ms:0}") : FormattableString.Invariant($"{ms / 1000:0.#}s");

    private static double X(double share) => Left + (Width * share);

    private static double Y(double share) => Top + (Height * (1 - share));
}
