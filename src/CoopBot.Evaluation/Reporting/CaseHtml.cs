using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Reporting;

/// <summary>One case of the report: what was asked, what came out, what was expected.</summary>
internal static class CaseHtml
{
    public static Html Of(RanCase ran, Comparison? comparison)
    {
        string outcome = ran.Error is not null ? "error" : ran.Measures.Judgement.Right ? "right" : "wrong";
        string change = comparison is null ? "" : comparison.Worse.Contains(ran) ? "worse" : comparison.Better.Contains(ran) ? "better" : comparison.Added.Contains(ran) ? "new" : "";
        Html tags = Html.Join(ran.Case.Tags.Select(static t => Html.Of($" <span class=\"tag\">{t}</span>")));
        Html badge = change.Length == 0 ? default : Html.Of($" <span class=\"badge {change}\">{change}</span>");
        Html problem = outcome == "right" ? default : Html.Of($"<p class=\"problem\">{ran.Error ?? ran.Measures.Judgement.Detail}</p>");
        return Html.Of(
            $"""
            <details class="case {outcome}" data-outcome="{outcome}" data-change="{change}" data-tags="{string.Join('\n', ran.Case.Tags)}">
            <summary><span class="mark">{outcome}</span><span class="asked">{ran.Case.Input}</span><span class="meta"><code>{ran.Case.Id}</code>{tags}{badge}</span></summary>
            {problem}{History(ran.Case)}
            <div class="columns"><section><h4>Came out</h4>{Answered(ran)}</section><section><h4>Expected</h4>{Expected(ran.Case)}</section></div>
            </details>
            """);
    }

    private static Html History(SuiteCase @case) => @case.History.Count == 0
        ? default
        : Html.Of($"<p class=\"quiet\">Asked before: {string.Join(" · ", @case.History)}</p>");

    private static Html Answered(RanCase ran)
    {
        if (ran.Answer is not { } answer)
        {
            return Html.Of($"<p class=\"quiet\">Nothing: the case could not be run.</p>");
        }

        string what = WireNames.Of(answer.Outcome) + (answer.Reason is { } reason ? $": {Words(reason)}" : answer.Verdict is { } verdict ? $": {Words(verdict)}" : "");
        Html understood = answer.ResolvedQuestion == answer.Question || ran.Case.Claim is not null ? default : Html.Of($"<p class=\"quiet\">Understood as: {answer.ResolvedQuestion}</p>");
        IEnumerable<Html> citations = answer.Citations.Select((c, i) => Citation(c, i < ran.Contexts.Count ? ran.Contexts[i] : new CitationContext("", "")));
        return Html.Of($"<p class=\"quiet\">{what}, confidence {answer.Confidence:0.00}, {answer.ElapsedMs:0} ms</p>{understood}<div class=\"answer\">{AnswerHtml.Of(answer.Text)}</div>{Html.Join(citations)}");
    }

    private static Html Citation(Citation c, CitationContext around) => Html.Of(
        $"<blockquote><p>{around.Before}<mark>{c.Quote}</mark>{around.After}</p><footer>[{c.N}] {(c.Title.Length > 0 ? c.Title : c.DocumentId)}{(c.Heading.Length > 0 ? " · " + c.Heading : "")} · <code>{c.DocumentId} {c.Start}–{c.End}</code></footer></blockquote>");

    private static Html Expected(SuiteCase @case)
    {
        List<Html> items = [Html.Of($"<li><b>{Words(@case.Expect!.Value)}</b></li>")];
        items.AddRange(@case.Must.Select(static p => Html.Of($"<li>says <code>{p.Source}</code></li>")));
        items.AddRange(@case.MustNot.Select(static p => Html.Of($"<li>doesn't say <code>{p.Source}</code></li>")));
        items.AddRange(@case.Cite.Select((c, i) => Html.Of($"<li>{(i == 0 ? "cites" : "or")} <code>{c.Document}</code>{(c.Quote is { } quote ? $": “{quote}”" : "")}</li>")));
        return Html.Of($"<ul>{Html.Join(items)}</ul>");
    }

    private static string Words<T>(T value)
        where T : struct, Enum => WireNames.Of(value).Replace('_', ' ');
}
