using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Reporting;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Tests.Runs;

namespace CoopBot.Evaluation.Tests.Reporting;

public sealed class HtmlReportTests
{
    private const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    [Fact]
    public void Render_HostileAnswerTagAndId_IsText()
    {
        string page = HtmlReport.Render(SmallRuns.Of(SmallRuns.Question("q" + Hostile, Hostile, "t" + Hostile), SmallRuns.Failed("k")), [], []);

        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img", page);
        Assert.Single(page.Split("<script>").Skip(1)); // its own
    }

    [Fact]
    public void Render_Page_AsksForNothing()
    {
        string page = HtmlReport.Render(SmallRuns.Of(SmallRuns.Question("a", "ten"), SmallRuns.Refusal("r", refused: true), SmallRuns.Failed("k")), [], []);

        Assert.Contains("default-src &#x27;none&#x27;", page);
        Assert.All(new[] { "src=", "href=\"h", "href=\"/", "@import", "url(", "style=\"" }, reference => Assert.DoesNotContain(reference, page.Replace("default-src=", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_AgainstBaselineAndGate_ShowsWhatGotWorse()
    {
        StoredRun before = SmallRuns.Of(SmallRuns.Question("a", "ten"));
        StoredRun after = SmallRuns.Of(SmallRuns.Question("a", "nine"));
        IReadOnlyList<Comparison> comparisons = Comparison.Of(after, Baseline.Accept(before, null));

        string page = HtmlReport.Render(after, comparisons, Gate.Parse("regressions<=0").Check(after, comparisons));

        Assert.Contains("data-change=\"worse\"", page);
        Assert.Contains("Below the gate", page);
        Assert.Contains("1.000 (-1.000)", page);
        Assert.Contains("before <mark>ten dollars</mark> after", page);
        Assert.Contains("text lacks ten", page);
    }

    [Fact]
    public void Render_TwoSuites_BeginsWithBothAndLeadsToThem()
    {
        StoredRun one = SmallRuns.Of(SmallRuns.Question("a", "ten"), SmallRuns.Refusal("r", refused: false));
        StoredRun two = one with { Suites = [one.Suites[0], one.Suites[0] with { Name = "<other>" }] };

        string page = HtmlReport.Render(two, [], []);

        Assert.Contains("<a href=\"#suite-2\">&lt;other&gt;</a></th><td class=\"number\">0.500 (1/2)</td><td class=\"number\">1.000 (1/1)</td><td class=\"number\">0.000 (0/1)</td>", page);
        Assert.Contains("id=\"suite-2\"", page);
        Assert.DoesNotContain("<h2>Suites</h2>", HtmlReport.Render(one, [], []));
    }

    [Theory]
    [InlineData("It is **ten** [1].", "It is <strong>ten</strong> [1].")]
    [InlineData("**<b>** and **open", "<strong>&lt;b&gt;</strong> and **open")]
    [InlineData("\\*\\*no\\*\\* 5 \\> 4 \\\\ a\\b", "**no** 5 &gt; 4 \\ a\\b")]
    public void Render_AnswerInMarkdown_IsShownAsMeant(string answer, string expected) =>
        Assert.Contains($"<div class=\"answer\">{expected}</div>", HtmlReport.Render(SmallRuns.Of(SmallRuns.Question("a", answer)), [], []));
}
