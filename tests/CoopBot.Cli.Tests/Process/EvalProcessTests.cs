using System.Text.Json.Nodes;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

/// <summary>The golden set of a small folder, as a build server runs it.</summary>
public sealed class EvalProcessTests : IDisposable
{
    private const string Leave = "Every employee has 28 days of paid leave a year.";

    private readonly TemporaryFolder folder = new();

    public EvalProcessTests()
    {
        folder.Write("knowledge/leave.md", $"# Leave\n\n{Leave}\n");
        folder.Write("golden/cases.jsonl", """
            {"id":"days","question":"How many days of paid leave does every employee have?","expect":"answer","must":["\\b28\\b"],"cite":[{"document":"leave","quote":"28 days of paid leave"}],"tags":["leave"]}
            {"id":"rome","question":"Who founded Rome?","expect":"refuse"}
            """);
    }

    public void Dispose() => folder.Dispose();

    private string Baseline => folder["baseline.json"];

    [Fact]
    public async Task Gate_SeededRegression_ExitsWithFourAndNamesTheCase()
    {
        Assert.Equal(0, (await EvalAsync(folder["golden"])).ExitCode);
        Assert.Equal(0, (await EvalAsync("accept", "--baseline", Baseline)).ExitCode);
        const string gate = "answer>=0.9,refuse>=0.9,citations=1,regressions<=0";
        Assert.Equal(0, (await EvalAsync(folder["golden"], "--baseline", Baseline, "--gate", gate)).ExitCode);

        folder.Write("knowledge/leave.md", "# Leave\n\nEvery employee has 30 days of paid leave a year.\n");
        CliResult worse = await EvalAsync(folder["golden"], "--baseline", Baseline, "--gate", gate, "--json", "--report", folder["report.html"], "--junit", folder["junit.xml"], "--csv", folder["cases.csv"]);

        Assert.Equal(4, worse.ExitCode);
        Assert.Contains("worse: days ", worse.Error);
        Assert.Contains("golden: regressions is 1, not <= 0", worse.Error);
        JsonNode json = JsonNode.Parse(worse.Output)!;
        Assert.Equal("[\"days\"]", json["comparison"]!["golden"]!["worse"]!.ToJsonString());
        Assert.False((bool?)json["gate"]!["holds"]);
        Assert.Contains("data-change=\"worse\"", await File.ReadAllTextAsync(folder["report.html"], TestContext.Current.CancellationToken));
        Assert.Contains("failures=\"1\"", await File.ReadAllTextAsync(folder["junit.xml"], TestContext.Current.CancellationToken));
        Assert.Contains("golden,days,", await File.ReadAllTextAsync(folder["cases.csv"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Gate_DocumentDeleted_ExitsWithFourAndNamesOnlyWhatGotWorse()
    {
        folder.Write("knowledge/fees.md", "# Fees\n\nThe parking fee is 12 euros a month.\n");
        folder.Write("golden/cases.jsonl", """
            {"id":"days","question":"How many days of paid leave does every employee have?","expect":"answer","must":["\\b28\\b"]}
            {"id":"fee","question":"How much is the parking fee?","expect":"answer","must":["\\b12\\b"]}
            {"id":"rome","question":"Who founded Rome?","expect":"refuse"}
            """);
        Assert.Equal(0, (await EvalAsync(folder["golden"])).ExitCode);
        Assert.Equal(0, (await EvalAsync("accept", "--baseline", Baseline)).ExitCode);

        File.Delete(folder["knowledge/fees.md"]);
        CliResult worse = await EvalAsync(folder["golden"], "--baseline", Baseline, "--gate", "regressions<=0");

        Assert.Equal(4, worse.ExitCode);
        Assert.Contains("worse: fee \"How much is the parking fee?\": ", worse.Error);
        Assert.DoesNotContain("worse: days", worse.Error);
        Assert.DoesNotContain("worse: rome", worse.Error);
    }

    [Fact]
    public async Task Accept_RunOfFewerCases_SaysWhatIsComparedNoMore()
    {
        Assert.Equal(0, (await EvalAsync(folder["golden"])).ExitCode);
        Assert.DoesNotContain("compared no more", (await EvalAsync("accept", "--baseline", Baseline)).Error);
        Assert.Equal(0, (await EvalAsync(folder["golden"], "--limit", "1")).ExitCode);

        CliResult accepted = await EvalAsync("accept", "--baseline", Baseline);

        Assert.Equal(0, accepted.ExitCode);
        Assert.Contains("golden: 1 of 2 cases that were accepted before are not in this run", accepted.Error);
    }

    [Fact]
    public async Task Gate_SuiteThatTheBaselineLacks_IsNamed()
    {
        Assert.Equal(0, (await EvalAsync(folder["golden"])).ExitCode);
        Assert.Equal(0, (await EvalAsync("accept", "--baseline", Baseline)).ExitCode);
        folder.Write("other/cases.jsonl", """{"id":"rome","question":"Who founded Rome?","expect":"refuse"}""" + "\n");

        CliResult both = await EvalAsync(folder["golden"], folder["other"], "--baseline", Baseline, "--gate", "regressions<=0");
        CliResult alone = await EvalAsync(folder["other"], "--baseline", Baseline, "--gate", "regressions<=0");

        Assert.Equal((0, 4), (both.ExitCode, alone.ExitCode));
        Assert.Contains("other is not in the baseline", both.Error);
        Assert.Contains("no suite gives this figure", alone.Error);
    }

    [Fact]
    public async Task Resume_KilledRunWithACaseThatCantBeRun_GoesOnAndExitsWithOne()
    {
        // No expression ends with a semicolon there, and .NET tries every way to part the words: each of the two takes its five seconds.
        folder.Write("golden/cases.jsonl", """
            {"id":"slow","question":"How many days of paid leave does every employee have?","expect":"answer","must":["(\\w+\\s?)+;"]}
            {"id":"slower","question":"How many days of paid leave does every employee have?","expect":"answer","must":["(\\w+\\s?)+!"]}
            {"id":"rome","question":"Who founded Rome?","expect":"refuse"}
            """);
        string[] place = ["--knowledge", folder["knowledge"], "--data", folder["data"]];
        using (System.Diagnostics.Process killed = CliProcess.Start(["eval", folder["golden"], "--parallel", "1", .. place], CliProcess.WithoutModels))
        {
            string? line;
            do
            {
                line = await killed.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            }
            while (line?.StartsWith("case slow failed", StringComparison.Ordinal) == false);

            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(line);
        }

        string results = Path.Combine(Assert.Single(Directory.GetDirectories(folder["data/runs"])), "results.jsonl");
        Assert.Single(await File.ReadAllLinesAsync(results, TestContext.Current.CancellationToken));
        CliResult resumed = await EvalAsync("--resume", "latest", "--json", "--gate", "refuse>=0.9");

        Assert.Equal(1, resumed.ExitCode); // the gate holds, but over cases that could not be run it says nothing
        JsonNode suite = JsonNode.Parse(resumed.Output)!["suites"]![0]!;
        Assert.Equal("[\"slow\",\"slower\"]", suite["notRun"]!.ToJsonString());
        Assert.Equal(1, (int?)suite["figures"]!["refuse"]!["right"]);
        Assert.Contains("case slower failed: the pattern (\\w+\\s?)+! took longer than 5 seconds", resumed.Error);
        CliResult accepted = await EvalAsync("accept", "--baseline", Baseline);
        Assert.Equal(2, accepted.ExitCode);
        Assert.Contains("2 cases that could not be run", accepted.Error);
        Assert.False(File.Exists(Baseline));
    }

    [Fact]
    public async Task Lint_DocumentHasChanged_NamesTheCase()
    {
        folder.Write("knowledge/leave.md", "# Leave\n\nEvery employee has 30 days of paid leave a year.\n");

        CliResult lint = await EvalAsync("lint", folder["golden"]);

        Assert.Equal(1, lint.ExitCode);
        Assert.Equal(["days [cite]", "days [pattern]"], lint.Lines.Select(static l => l[..(l.IndexOf(']', StringComparison.Ordinal) + 1)]));
        Assert.Contains("golden: 2 cases held against 1 document: 2 findings", lint.Error);
    }

    [Fact]
    public async Task Lint_CleanSuite_SaysWhatItLookedAtAndNothingElse()
    {
        CliResult lint = await EvalAsync("lint", folder["golden"]);
        CliResult json = await EvalAsync("lint", folder["golden"], "--json");

        Assert.Equal((0, ""), (lint.ExitCode, lint.Output));
        Assert.EndsWith("golden: 2 cases held against 1 document: no findings\n", lint.Error);
        Assert.Equal((0, "[]"), (json.ExitCode, JsonNode.Parse(json.Output)!["findings"]!.ToJsonString()));
    }

    [Fact]
    public async Task Lint_AnswerCaseThatChecksNothing_IsFound()
    {
        folder.Write("golden/cases.jsonl", """
            {"id":"days","question":"How many days of leave are there?","expect":"answer","mustNot":["30"]}
            {"id":"rome","question":"Who founded Rome?","expect":"refuse"}
            """);

        CliResult lint = await EvalAsync("lint", folder["golden"]);

        Assert.Equal(1, lint.ExitCode);
        Assert.StartsWith("days [unchecked] ", lint.Output);
    }

    [Theory]
    [InlineData("--gate|anwser>=0.9", "anwser")]
    [InlineData("--gate|regressions<=0", "--baseline")]
    [InlineData("--baseline|nowhere.json", "eval accept")]
    [InlineData("--resume|latest", "no interrupted run")]
    [InlineData("--resume|20260101T000000-abcdef", "")]
    public async Task Eval_WrongGateBaselineOrRun_ExitsWithTwo(string arguments, string problem)
    {
        string[] given = arguments.Split('|');
        CliResult result = await EvalAsync(given[0] == "--resume" ? given : [folder["golden"], .. given]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(problem, result.Error);
    }

    [Fact]
    public async Task Resume_InterruptedRun_RunsOnlyWhatItLacks()
    {
        Assert.Equal(0, (await EvalAsync(folder["golden"])).ExitCode);
        string run = Assert.Single(Directory.GetDirectories(folder["data/runs"]));
        string results = Path.Combine(run, "results.jsonl");
        string[] lines = await File.ReadAllLinesAsync(results, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(results, lines[0] + "\n" + lines[1][..20], TestContext.Current.CancellationToken); // as a killed run leaves it
        JsonNode manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run, "run.json"), TestContext.Current.CancellationToken))!;
        manifest["finished"] = null;
        await File.WriteAllTextAsync(Path.Combine(run, "run.json"), manifest.ToJsonString(), TestContext.Current.CancellationToken);

        CliResult resumed = await EvalAsync("--resume", "latest", "--json");

        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(2, (int?)JsonNode.Parse(resumed.Output)!["suites"]![0]!["figures"]!["all"]!["of"]);
        string[] after = await File.ReadAllLinesAsync(results, TestContext.Current.CancellationToken);
        Assert.Equal((2, lines[0]), (after.Length, after[0]));

        manifest["settings"] = "sha256:other";
        await File.WriteAllTextAsync(Path.Combine(run, "run.json"), manifest.ToJsonString(), TestContext.Current.CancellationToken);
        CliResult changed = await EvalAsync("--resume", "latest");
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("the settings changed since", changed.Error);
    }

    private Task<CliResult> EvalAsync(params string[] arguments) => CliProcess.RunAsync(
        ["eval", .. arguments, "--knowledge", folder["knowledge"], "--data", folder["data"]], environment: CliProcess.WithoutModels);
}
