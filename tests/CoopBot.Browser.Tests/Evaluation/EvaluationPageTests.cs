using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Evaluation.Runs;
using CoopBot.TestKit;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Evaluation;

public sealed class EvaluationPageTests(Chromium chromium)
{
    /// <summary>Cases that came out wrong in each of six runs, three hours apart: slowly better, once worse.</summary>
    private static readonly int[][] Wrong = [[0, 1, 2, 3, 4, 22, 24, 31, 33], [0, 1, 2, 3, 22, 31, 33], [0, 1, 2, 31, 33], [0, 1, 20, 21, 22, 35], [0, 1, 31], [0, 25]];

    [Fact]
    public async Task Pages_OfRuns_AreAccessibleFitTheWindowAndArePictured()
    {
        await using Site empty = await Site.StartAsync();
        await using (BrowserWindow window = await chromium.OpenAsync(empty.Address, Look.Narrow))
        {
            await window.Page.GotoAsync("/evaluation");
            await CheckAsync(window, "evaluation-empty", "-narrow");
        }

        await using Site site = await StartAsync();
        foreach ((Look look, string ending) in new[] { (Look.Desktop, ""), (Look.Dark, "-dark"), (Look.Narrow, "-narrow"), (Look.NarrowDark, "-narrow-dark") })
        {
            await using BrowserWindow window = await chromium.OpenAsync(site.Address, look);
            await window.Page.GotoAsync("/evaluation");
            await CheckAsync(window, "evaluation", ending);
            await window.Page.GetByText("As a table").ClickAsync();
            await AxeRun.AssertNoSeriousIssueAsync(window.Page);

            await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Compare" }).ClickAsync();
            await window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "1 case got worse, 2 better" }).WaitForAsync();
            await CheckAsync(window, "evaluation-compare", ending);

            await window.Page.GotoAsync("/evaluation");
            await window.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "All cases" }).ClickAsync();
            await window.Page.GetByText("case-25").WaitForAsync();
            await CheckAsync(window, "evaluation-run", ending);
            Assert.Empty(window.Problems);
        }
    }

    private static async Task<Site> StartAsync()
    {
        StepClock clock = new();
        Site site = await Site.StartAsync();
        RunStore store = new(Path.GetDirectoryName(site.DataFile("runs"))!, clock);
        foreach ((int index, int[] wrong) in Wrong.Index())
        {
            SampleRuns.Keep(store, new HashSet<int>(wrong), $"0.1.{index}", index == 3 ? "a stricter threshold" : null);
        }

        return site;
    }

    private static async Task CheckAsync(BrowserWindow window, string name, string ending)
    {
        await AxeRun.AssertNoSeriousIssueAsync(window.Page);
        Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name}{ending} scrolls sideways.");
        await BrowserWindow.TakePictureAsync(window.Page, name + ending, fullPage: true);
    }

    /// <summary>Each look at it is half an hour later: a run begins and ends.</summary>
    private sealed class StepClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now += TimeSpan.FromMinutes(90);
    }
}
