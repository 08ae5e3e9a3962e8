using System.Security.Cryptography;
using System.Text;
using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Reporting;

/// <summary>Writes a run as one page that asks for nothing: style, charts and the small script for the filters are in it.</summary>
public static class HtmlReport
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    /// <summary>The content security policy of the page: its own style and script, by their hashes, and nothing else from anywhere.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src '{HashOf(Style)}'; script-src '{HashOf(Script)}'; base-uri 'none'; form-action 'none'";

    /// <summary>The page.</summary>
    /// <param name="run">The run; a complete one.</param>
    /// <param name="comparisons">With the accepted run; empty without one.</param>
    /// <param name="unmet">What of a gate is not met; empty without one.</param>
    public static string Render(StoredRun run, IReadOnlyList<Comparison> comparisons, IReadOnlyList<GateFailure> unmet)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(comparisons);
        ArgumentNullException.ThrowIfNull(unmet);
        RunManifest m = run.Manifest;
        Html gate = unmet.Count == 0 ? default : Html.Of($"<div class=\"notice bad\"><b>Below the gate</b><ul>{Html.Join(unmet.Select(static f => Html.Of($"<li>{f.ToString()}</li>")))}</ul></div>");
        Html suites = Html.Join(run.Suites.Select((s, i) => Suite(s, SuiteTable.Anchor(i), m.Summaries.FirstOrDefault(x => x.Suite == s.Name), comparisons.FirstOrDefault(c => c.Suite == s.Name))));
        return Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>Evaluation {m.Id}</title><style>{new Html(Style)}</style></head>
            <body><main>
            <header><h1>Evaluation report</h1><p class="quiet">Run <code>{m.Id}</code>, {m.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(m.Note is { } note ? " · " + note : "")}</p></header>
            {gate}{SuiteTable.Of(run, comparisons)}{suites}
            <section class="about"><h2>What it was made with</h2><dl><dt>Program</dt><dd><code>{m.Program}</code></dd><dt>Settings</dt><dd><code>{m.Settings}</code></dd><dt>Knowledge</dt><dd><code>{m.Knowledge ?? "the suites' own documents"}</code></dd><dt>Models</dt><dd><code>{(m.Models.Length > 0 ? m.Models : "none")}</code></dd></dl></section>
            </main><script>{new Html(Script)}</script></body></html>
            """).Markup;
    }

    private static Html Suite(StoredSuite suite, string anchor, RunSummary? summary, Comparison? comparison)
    {
        Figures figures = Scorer.Score(suite.Measures);
        IReadOnlyList<(double Confidence, bool Right)> confidences = Scorer.Confidences(suite.Measures);
        List<Html> charts = [];
        if (RiskCoverage.Of(confidences) is { } curve)
        {
            charts.Add(Charts.Risk(curve));
            charts.Add(Charts.Reliability(Calibration.Bins(confidences), figures.CalibrationError));
        }

        if (figures.ClaimsMacroF1 is { } macroF1)
        {
            charts.Add(Charts.Confusion(Scorer.Confusion(suite.Measures), macroF1));
        }

        if (figures.ElapsedMs is { } elapsed)
        {
            charts.Add(Charts.Latency([.. suite.Measures.Where(static c => c.Answer is not null).Select(static c => c.Answer!.ElapsedMs)], elapsed));
        }

        string[] tags = [.. suite.Cases.SelectMany(static c => c.Case.Tags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return Html.Of(
            $"""
            <section class="suite" id="{anchor}"><h2>{suite.Name}</h2>{Tiles(figures)}{Changes(comparison)}
            <div class="charts">{Html.Join(charts)}</div>
            <h3>Figures</h3>{FigureTable.Of(figures, summary, comparison)}
            <h3>Cases</h3>
            <div class="filters" hidden><label>Outcome <select data-filter="outcome"><option value="">all</option><option value="right">right</option><option value="wrong">wrong</option><option value="error">not run</option></select></label>
            <label>Tag <select data-filter="tags"><option value="">all</option>{Html.Join(tags.Select(static t => Html.Of($"<option>{t}</option>")))}</select></label>
            {(comparison is null ? default : Html.Of($"<label>Change <select data-filter=\"change\"><option value=\"\">all</option><option>worse</option><option>better</option><option>new</option></select></label>"))}
            <output aria-live="polite"></output></div>
            <div class="cases">{Html.Join(suite.Cases.Select(c => CaseHtml.Of(c, comparison)))}</div></section>
            """);
    }

    private static Html Tiles(Figures f)
    {
        List<Html> tiles = [.. f.Rates.Where(static r => !r.Name.StartsWith('#')).Select(static r => Tile(r.Name.Replace('_', ' '), FormattableString.Invariant($"{r.Rate * 100:0.#} %"), FormattableString.Invariant($"{r.Right} of {r.Of} right")))];
        if (f.Errors.ToRefuse > 0 && f.Errors.ToAnswer > 0)
        {
            tiles.Add(Tile("false answers · false refusals", FormattableString.Invariant($"{f.Errors.FalseAnswers} · {f.Errors.FalseRefusals}"), FormattableString.Invariant($"of {f.Errors.ToRefuse} · of {f.Errors.ToAnswer}")));
        }

        tiles.Add(Tile("exact citations", FormattableString.Invariant($"{f.Citations.Valid}/{f.Citations.Given}"), FormattableString.Invariant($"{f.Citations.AnswersWithout} answers without")));
        return Html.Of($"<div class=\"tiles\">{Html.Join(tiles)}</div>");
    }

    private static Html Tile(string name, string value, string more) => Html.Of($"<div class=\"tile\"><span>{name}</span><b>{value}</b><small>{more}</small></div>");

    private static Html Changes(Comparison? c) => c is null ? default : Html.Of(
        $"<p class=\"notice\">Against the accepted run <code>{c.BaselineRun}</code>: <b>{c.Worse.Count} worse</b>, {c.Better.Count} better, {c.Added.Count} new, {c.Missing.Count} not run this time.</p>");

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("CoopBot.Evaluation.Reporting." + name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n"); // browsers hash what they parse: \n
    }
}
