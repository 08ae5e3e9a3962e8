using System.Text.Json;
using CoopBot.TestKit;
using Microsoft.Playwright;

namespace CoopBot.Browser.Tests.Infrastructure;

/// <summary>Checks a page against the rules of WCAG 2.2 AA that a program can check, with axe-core from npm.</summary>
public static class AxeRun
{
    private static readonly string Script = Path.Combine(SharedFolder.Root, "node_modules", "axe-core", "axe.min.js");

    // As part of the browser, not of the page: the page's policy lets no script in.
    internal static Task PrepareAsync(IBrowserContext context) =>
        File.Exists(Script) ? context.AddInitScriptAsync(scriptPath: Script) : Task.CompletedTask;

    /// <summary>Fails on a serious or critical issue. The test is skipped where the npm packages aren't restored.</summary>
    public static async Task AssertNoSeriousIssueAsync(IPage page)
    {
        Assert.SkipUnless(File.Exists(Script), "axe-core is missing: run npm ci.");
        string json = await page.EvaluateAsync<string>(
            """
            async () => {
              const result = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] });
              return JSON.stringify(result.violations.map(v => ({
                rule: v.id, impact: v.impact, nodes: v.nodes.map(n => n.target.join(' ') + ': ' + n.failureSummary) })));
            }
            """);
        using var issues = JsonDocument.Parse(json);
        string[] serious = [.. issues.RootElement.EnumerateArray()
            .Where(static i => i.GetProperty("impact").GetString() is "serious" or "critical")
            .Select(static i => $"{i.GetProperty("rule").GetString()}: {string.Join("; ", i.GetProperty("nodes").EnumerateArray().Select(static n => n.GetString()))}")];

        Assert.Empty(serious);
    }
}
