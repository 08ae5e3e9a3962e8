using System.Text.Json.Nodes;
using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Reporting;

/// <summary>Every figure with its interval, and what it was in the accepted run.</summary>
internal static class FigureTable
{
    public static Html Of(Figures figures, RunSummary? summary, Comparison? comparison)
    {
        IEnumerable<Html> rows = FigureNames.Scalars(figures).Where(static f => f.Value is not null).Select(f =>
        {
            RateFigure? rate = figures.Rate(f.Name);
            (string Name, double Then, double Now)? change = comparison?.Figures.Where(c => c.Name == f.Name).Cast<(string, double, double)?>().FirstOrDefault();
            Html then = comparison is null ? default : Html.Of($"<td class=\"number\">{(change is { } c ? Html.Of($"{c.Then:0.000} ({c.Now - c.Then:+0.000;-0.000;0})") : default)}</td>");
            return Html.Of($"<tr><th scope=\"row\">{f.Name}</th><td class=\"number\">{(rate is null ? default : Html.Of($"{rate.Right}/{rate.Of}"))}</td><td class=\"number\">{f.Value!.Value:0.000}</td><td class=\"number range\">{Interval(summary, f.Name)}</td>{then}</tr>");
        });
        Html head = comparison is null ? default : Html.Of($"<th scope=\"col\">accepted</th>");
        return Html.Of($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Figures\"><table><thead><tr><th scope=\"col\">figure</th><th scope=\"col\">cases</th><th scope=\"col\">value</th><th scope=\"col\">95 % interval</th>{head}</tr></thead><tbody>{Html.Join(rows)}</tbody></table></div>");
    }

    private static string Interval(RunSummary? summary, string name) =>
        summary?.Intervals[name] is JsonArray { Count: 2 } interval ? FormattableString.Invariant($"{(double)interval[0]!:0.000}–{(double)interval[1]!:0.000}") : "";
}
