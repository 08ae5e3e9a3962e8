using System.Collections.Concurrent;
using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Reporting;
using CoopBot.Evaluation.Runs;
using CoopBot.TestKit;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace CoopBot.Browser.Tests.Evaluation;

/// <summary>The report that <c>coopbot eval --report</c> writes, opened as a file and without a network.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly Chromium chromium;
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<string> requests = new();

    public ReportTests(Chromium chromium) => this.chromium = chromium;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Report_InEveryLook_IsAccessibleFitsTheWindowAndIsPictured()
    {
        foreach ((Look look, string ending) in new[] { (Look.Desktop, ""), (Look.Dark, "-dark"), (Look.Narrow, "-narrow"), (Look.NarrowDark, "-narrow-dark") })
        {
            await using BrowserWindow window = await OpenAsync(look);
            await window.Page.Locator(".case.wrong summary").First.ClickAsync();
            await window.Page.Locator(".case.wrong").First.GetByText("Came out").WaitForAsync();

            await AxeRun.AssertNoSeriousIssueAsync(window.Page);
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"report{ending} scrolls sideways.");
            await BrowserWindow.TakePictureAsync(window.Page, "report" + ending, fullPage: true);
            AssertAlone(window);
        }
    }

    [Fact]
    public async Task Report_Printed_ShowsEveryCaseOnWhite()
    {
        await using BrowserWindow window = await OpenAsync(Look.Dark);
        await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await window.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
        Assert.False(await window.Page.Locator(".filters").First.IsVisibleAsync());
        await BrowserWindow.TakePictureAsync(window.Page, "report-print", fullPage: true);
        string path = Path.Combine(SharedFolder.Root, "artifacts", "report.pdf");

        await window.Page.PdfAsync(new PagePdfOptions { Path = path, Format = "A4", PrintBackground = false });

        using PdfDocument printed = PdfDocument.Open(path);
        string[] words = [.. printed.GetPages().SelectMany(static p => p.GetWords()).Select(static w => w.Text)];
        Assert.Equal(80, words.Count(static w => w == "EXPECTED"));
        Assert.Contains("case-39", words);
        AssertAlone(window);
    }

    [Fact]
    public async Task Filters_ByKeyboard_ShowCasesOfAnOutcomeATagAndAChange()
    {
        await using BrowserWindow window = await OpenAsync(Look.Desktop);
        ILocator suite = window.Page.Locator(".suite").First;
        ILocator count = suite.Locator("output");
        Assert.Equal("40 of 40 cases", await count.TextContentAsync());

        await suite.GetByLabel("Outcome").FocusAsync();
        await window.Page.Keyboard.TypeAsync("wrong");
        await Assertions.Expect(count).ToHaveTextAsync("3 of 40 cases");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync("numbers");
        await Assertions.Expect(count).ToHaveTextAsync("2 of 40 cases");
        Assert.Equal(["case-00", "case-33"], await suite.Locator(".case:visible .meta code").AllTextContentsAsync());
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync("worse");
        await Assertions.Expect(count).ToHaveTextAsync("1 of 40 cases");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");

        await suite.Locator(".case:visible").GetByText("doesn't say").Or(suite.Locator(".case:visible").GetByText("Came out")).First.WaitForAsync();
        Assert.Equal("40 of 40 cases", await window.Page.Locator(".suite").Nth(1).Locator("output").TextContentAsync());
        AssertAlone(window);
    }

    private async Task<BrowserWindow> OpenAsync(Look look)
    {
        Uri report = new(folder.Write("report.html", Render()));
        BrowserWindow window = await chromium.OpenAsync(report, look);
        window.Page.Request += (_, request) => requests.Enqueue(request.Url);
        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.GotoAsync(report.AbsoluteUri);
        return window;
    }

    /// <summary>The file and nothing else was asked for, and nothing went wrong.</summary>
    private void AssertAlone(BrowserWindow window)
    {
        Assert.All(requests, static url => Assert.EndsWith("/report.html", url));
        Assert.NotEmpty(requests);
        Assert.Empty(window.Problems);
    }

    /// <summary>Two suites of 40 cases, three of them wrong; against an accepted run in which others were.</summary>
    private string Render()
    {
        RunStore store = new(folder.Path, TimeProvider.System);
        StoredRun then = TwoSuites(store.Open(SampleRuns.Keep(store, new HashSet<int> { 0, 5, 25 })));
        StoredRun now = TwoSuites(store.Open(SampleRuns.Keep(store, new HashSet<int> { 0, 22, 33 }, "0.1.1", "a stricter threshold")));
        IReadOnlyList<Comparison> comparisons = Comparison.Of(now, Baseline.Accept(then, null));
        return HtmlReport.Render(now, comparisons, Gate.Parse("answer>=0.99,regressions<=0").Check(now, comparisons));
    }

    private static StoredRun TwoSuites(StoredRun run) => run with { Suites = [run.Suites[0], run.Suites[0] with { Name = "another suite <of> the same cases" }] };
}
