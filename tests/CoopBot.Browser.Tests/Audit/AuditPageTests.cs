using System.Text.RegularExpressions;
using CoopBot.Audit.Service;
using CoopBot.Browser.Tests.Infrastructure;
using CoopBot.Grounding;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Audit;

public sealed partial class AuditPageTests(Chromium chromium, AuditedSite audited) : IClassFixture<AuditedSite>
{
    [Fact]
    public async Task List_SearchAndFilterByKeyboard_ShowsWhatFits()
    {
        await using BrowserWindow window = await chromium.OpenAsync((await audited.StartAsync()).Address);
        await window.Page.GotoAsync("/audit");

        await window.Page.GetByLabel("Outcome").SelectOptionAsync("refused");
        await window.Page.GetByLabel("Words in the question or answer").FillAsync("police officers");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page).ToHaveURLAsync(Searched());

        await Assertions.Expect(window.Page.Locator("table.log tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(window.Page.GetByLabel("Outcome")).ToHaveValueAsync("refused");
        Assert.Empty(window.Problems);
    }

    [Fact]
    public async Task Answer_ReCheck_JudgesClaimsAndComesBackToThem()
    {
        await using BrowserWindow window = await chromium.OpenAsync((await audited.StartAsync()).Address);
        await window.Page.GotoAsync("/audit/" + AuditedSite.Mixed);

        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Re-check" }).ClickAsync();
        await window.Page.GetByText("Claims judged on today’s documents").WaitForAsync();

        Assert.EndsWith("#claims-title", window.Page.Url, StringComparison.Ordinal);
        Assert.True(await window.Page.GetByText("Still supported").CountAsync() > 0);
        Assert.Empty(window.Problems);
    }

    [Fact]
    public async Task Answer_NumberInTheText_LeadsToItsSource()
    {
        await using BrowserWindow window = await chromium.OpenAsync((await audited.StartAsync()).Address);
        await window.Page.GotoAsync("/audit/" + AuditedSite.Mixed);

        await window.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Source 3" }).ClickAsync();

        Assert.Contains("Gone", await window.Page.Locator(".source-card:target").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_Started_EndsByItselfWithAResult()
    {
        await using BrowserWindow window = await chromium.OpenAsync((await audited.StartAsync()).Address);
        await window.Page.GotoAsync("/audit/verification");

        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Verify the log" }).ClickAsync();
        await window.Page.GetByText("the chain is whole").WaitForAsync();

        Assert.Contains("1 gone", await window.Page.Locator("#result").InnerTextAsync(), StringComparison.Ordinal);
        await BrowserWindow.TakePictureAsync(window.Page, "audit-verification", fullPage: true);
        await AxeRun.AssertNoSeriousIssueAsync(window.Page);
        Assert.Empty(window.Problems);
    }

    [Theory]
    [InlineData("/audit", "audit-list")]
    [InlineData("/audit/" + AuditedSite.Mixed, "audit-answer")]
    [InlineData("/audit/" + AuditedSite.Redacted, "audit-redacted")]
    [InlineData("/audit/gaps", "audit-gaps")]
    [InlineData("/audit/verification", "audit-verification-start")]
    [InlineData("/audit?q=nothing+like+it", "audit-empty")]
    public async Task Pictures_OfTheAudit_AreWrittenAndAccessible(string address, string name)
    {
        Site site = await audited.StartAsync();
        foreach ((Look look, string ending) in new[] { (Look.Desktop, ""), (Look.Dark, "-dark"), (Look.Narrow, "-narrow"), (Look.NarrowDark, "-narrow-dark") })
        {
            await using BrowserWindow window = await chromium.OpenAsync(site.Address, look);
            await window.Page.GotoAsync(address);
            foreach (ILocator details in await window.Page.Locator("details").AllAsync())
            {
                await details.EvaluateAsync("d => { d.open = true; }");
            }

            await AxeRun.AssertNoSeriousIssueAsync(window.Page);
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name}{ending} scrolls sideways.");
            if (look != Look.NarrowDark)
            {
                await BrowserWindow.TakePictureAsync(window.Page, name + ending, fullPage: true);
            }

            Assert.Empty(window.Problems);
        }
    }

    [Fact]
    public async Task List_EntryChangedInTheFile_IsMarkedInEveryLook()
    {
        await using Site site = await Site.StartAsync();
        IAnswerService bot = site.Services.GetRequiredService<IAnswerService>();
        foreach (string question in new[] { "How many police officers are there?", "Who founded Rome?", "Where is the square?" })
        {
            await bot.AskAsync(new Inquiry(question), new Caller("webchat", "one"), TestContext.Current.CancellationToken);
        }

        using (var connection = new SqliteConnection($"Data Source={site.DataFile("audit.db")}"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE audit_entry SET hash = 'x' WHERE sequence = 2";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        foreach ((Look look, string ending) in new[] { (Look.Desktop, ""), (Look.Dark, "-dark"), (Look.Narrow, "-narrow") })
        {
            await using BrowserWindow window = await chromium.OpenAsync(site.Address, look);
            await window.Page.GotoAsync("/audit");

            Assert.Equal(3, await window.Page.Locator("table.log tbody tr").CountAsync());
            Assert.Contains("Not what was logged", await window.Page.Locator("table.log tbody tr").Nth(1).InnerTextAsync(), StringComparison.Ordinal);
            await AxeRun.AssertNoSeriousIssueAsync(window.Page);
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"audit-damaged{ending} scrolls sideways.");
            await BrowserWindow.TakePictureAsync(window.Page, "audit-damaged" + ending, fullPage: true);
            Assert.Empty(window.Problems);
        }
    }

    [GeneratedRegex(@"/audit\?q=police\+officers&outcome=refused&")]
    private static partial Regex Searched();
}
