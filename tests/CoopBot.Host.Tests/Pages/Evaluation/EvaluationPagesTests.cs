using System.Net;
using CoopBot.Evaluation.Reporting;
using CoopBot.Evaluation.Runs;
using CoopBot.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Pages.Evaluation;

public sealed class EvaluationPagesTests : IAsyncLifetime
{
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private RunStore Store => host.Services.GetRequiredService<RunStore>();

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task List_NoRuns_SaysHowToGetOne() => Assert.Contains("coopbot eval", await GetAsync("/evaluation"), StringComparison.Ordinal);

    [Fact]
    public async Task List_TwoRuns_ShowsTheLatestAndALineForEachRate()
    {
        SampleRuns.Keep(Store, new HashSet<int> { 1, 2, 25 });
        SampleRuns.Keep(Store, new HashSet<int> { 1 });

        string page = await GetAsync("/evaluation");

        Assert.Contains("97.5 %", page, StringComparison.Ordinal); // 39 of 40
        Assert.Contains("92.5 %", page, StringComparison.Ordinal); // 37 of 40
        Assert.Equal(5, page.Split("<polyline").Length - 1); // all, answer, refuse, supported, contradicted
        Assert.Contains("Compare two runs", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WrongOnes_AreShownFirstAndEncoded()
    {
        string id = SampleRuns.Keep(Store, new HashSet<int> { 3 });

        string wrong = await GetAsync($"/evaluation/runs/{id}");
        string all = await GetAsync($"/evaluation/runs/{id}?show=all");

        Assert.Contains("case-03", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("case-04", wrong, StringComparison.Ordinal);
        Assert.Contains("case-04", all, StringComparison.Ordinal);
        Assert.Contains("house &lt;4&gt;", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_CompleteRun_IsOnePageUnderAPolicyOfItsOwn()
    {
        string id = SampleRuns.Keep(Store, new HashSet<int> { 3 });

        HttpResponseMessage response = await host.Client.GetAsync($"/evaluation/runs/{id}/report", Cancel);

        Assert.Equal(HtmlReport.Policy + "; frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("case-04", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_CasesThatChanged_AreNamed()
    {
        string then = SampleRuns.Keep(Store, new HashSet<int> { 1, 2 }, "0.1.0");
        string now = SampleRuns.Keep(Store, new HashSet<int> { 2, 25, 31 }, "0.2.0");

        string page = await GetAsync($"/evaluation/compare?then={then}&now={now}");

        Assert.Contains("<h1>2 cases got worse, 1 better</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Changed: the program.", page, StringComparison.Ordinal);
        Assert.Contains("37 cases as before", page, StringComparison.Ordinal);
        Assert.Equal([true, false, true, true], new[] { "01", "02", "25", "31" }.Select(n => page.Contains("case-" + n, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/evaluation/runs/none")]
    [InlineData("/evaluation/runs/..%2F..%2Fkeys")]
    [InlineData("/evaluation/compare")]
    [InlineData("/evaluation/compare?then=a&now=b")]
    public async Task Run_Unknown_IsAPageThatSaysSo(string address)
    {
        using HttpResponseMessage response = await host.Client.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1>Not found</h1>", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private Task<string> GetAsync(string address) => host.Client.GetStringAsync(address, Cancel);
}
