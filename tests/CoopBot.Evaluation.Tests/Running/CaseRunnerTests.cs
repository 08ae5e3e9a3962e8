using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Evaluation.Tests.Running;

public sealed class CaseRunnerTests
{
    private static readonly Dictionary<string, SuiteCollection> Collections = new(StringComparer.Ordinal)
    {
        ["a"] = new("a", []),
        ["b"] = new("b", []),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_LaterCaseIsDoneFirst_ResultsKeepTheOrder()
    {
        var second = new TaskCompletionSource();
        var engines = new StubEngines
        {
            Before = question =>
            {
                if (question == "1")
                {
                    return second.Task; // the first waits for the second
                }

                second.TrySetResult();
                return Task.CompletedTask;
            },
        };

        List<CaseResult> results = await RunAsync(engines, 2, Ask("1"), Ask("2"), Ask("3"));

        Assert.Equal(["1", "2", "3"], results.Select(static r => r.Answer!.Text));
        Assert.Equal(["case 1", "case 2", "case 3"], results.Select(static r => r.Answer!.Id));
    }

    [Fact]
    public async Task RunAsync_OneCaseFails_TheOthersGoOn()
    {
        var engines = new StubEngines { Before = static q => q == "2" ? throw new InvalidOperationException("broken") : Task.CompletedTask };

        List<CaseResult> results = await RunAsync(engines, 2, Ask("1"), Ask("2"), Ask("3"));

        Assert.Equal(["1", null, "3"], results.Select(static r => r.Answer?.Text));
        Assert.Equal("broken", results[1].Error?.Message);
    }

    [Fact]
    public async Task RunAsync_UnknownCollection_FailsThatCase()
    {
        List<CaseResult> results = await RunAsync(new StubEngines(), 1, Ask("1") with { Collection = "z" }, Ask("2"));

        Assert.Contains("no collection \"z\"", results[0].Error?.Message);
        Assert.Null(results[1].Error);
    }

    [Fact]
    public async Task RunAsync_ClaimsAndFollowUps_ReachTheRightQuestion()
    {
        List<CaseResult> results = await RunAsync(
            new StubEngines(), 1, Ask("2") with { History = ["1"] }, new SuiteCase("k") { Claim = "So." });

        Assert.Equal(["1|2", "So."], results.Select(static r => r.Answer!.Text));
    }

    [Fact]
    public async Task RunAsync_Cancelled_Ends()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var engines = new StubEngines { Before = _ => { stop.Cancel(); return new TaskCompletionSource().Task; } };
        var runner = new CaseRunner(engines, Collections, 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await runner.RunAsync(new[] { Ask("1"), Ask("2") }.ToAsyncEnumerable(), stop.Token).CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task SuiteRun_CasesOfTwoCollectionsMixed_SetsEachUpOnceAndKeepsTheOrder()
    {
        var engines = new StubEngines();
        SuiteCase[] cases = [Expecting("1", "a"), Expecting("2", "b"), Expecting("3", "a"), Expecting("4", "b")];
        int done = 0;

        SuiteRun run = await SuiteRun.RunAsync(new Suite("s", "", cases, Collections), engines, 2, _ => done++, Token);

        Assert.Equal(2, engines.Opened);
        Assert.Equal(["1", "2", "3", "4"], run.Results.Select(static r => r.Answer!.Text));
        Assert.Equal(4, done);
        Assert.Empty(run.Failed);
    }

    [Fact]
    public async Task SuiteRun_PatternThatNeverEnds_IsACaseThatCouldNotBeRunAndTheOthersGoOn()
    {
        SuiteCase slow = Expecting(new string('a', 60), "a") with { Must = [new TextPattern("(\\w+\\s?)+;")] };

        SuiteRun run = await SuiteRun.RunAsync(new Suite("s", "", [slow, Expecting("2", "a")], Collections), new StubEngines(), 1, null, Token);

        RanCase failed = Assert.Single(run.Failed);
        Assert.Equal((slow.Id, (Grounding.Answers.Answer?)null), (failed.Case.Id, failed.Answer));
        Assert.Contains("took longer than 5 seconds", failed.Error);
        Assert.True(run.Results[1].Measures.Judgement.Right);
    }

    private static SuiteCase Ask(string question) => new("case " + question) { Question = question };

    private static SuiteCase Expecting(string question, string collection) =>
        Ask(question) with { Collection = collection, Expect = Expectation.Answer };

    private static async Task<List<CaseResult>> RunAsync(StubEngines engines, int parallelism, params SuiteCase[] cases) =>
        await new CaseRunner(engines, Collections, parallelism).RunAsync(cases.ToAsyncEnumerable(), Token).ToListAsync(Token);
}
