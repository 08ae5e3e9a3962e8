using System.Diagnostics;
using System.Text.Json.Nodes;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Scoring;

/// <summary>Holds our figures to those of the scoring script that others use, over made-up answers to real suites.</summary>
public sealed class ScoreScriptTests
{
    private const double Tolerance = 1e-12; // sums may be taken in another order

    [Theory]
    [InlineData("squad2", 1)]
    [InlineData("clapnq", 2)]
    [InlineData("mtragun", 3)]
    [InlineData("fm2", 4)]
    [InlineData("feversymmetric", 5)]
    [InlineData("wice", 6)]
    [InlineData("nomiracl", 7)]
    [InlineData("scifact", 8)]
    public async Task Score_MadeUpAnswers_FiguresAreThoseOfTheScript(string name, int seed)
    {
        string? folder = SharedFolder.TryFind("bench", name);
        Assert.SkipUnless(folder is not null, "The benchmarks are not beside this checkout.");
        Suite suite = SuiteReader.Read(folder);

        await CompareAsync(suite, new MadeUpAnswers(suite, seed));
    }

    [Fact]
    public async Task Score_GoldenSet_FiguresAreThoseOfTheScript()
    {
        Suite suite = SuiteReader.Read(Path.Combine(SharedFolder.Root, "tests", "golden"));

        await CompareAsync(suite, new MadeUpAnswers(suite, seed: 9));
    }

    private static async Task CompareAsync(Suite suite, MadeUpAnswers answers)
    {
        string? script = SharedFolder.TryFind("tools", "score.py");
        Assert.SkipUnless(script is not null, "The scoring script is not beside this checkout.");
        using var folder = new TemporaryFolder();
        CaseMeasures[] measures = [.. suite.Cases.Select(c => CaseMeasures.Of(c, answers.For(c), id => answers.TextOf(c, id)))];
        string results = folder.Write("results.jsonl", string.Concat(
            measures.Where(static m => m.Answer is not null).Select(static m => RunRecords.ResultLine(m.Answer!) + "\n")));

        JsonNode theirs = await RunAsync(script, suite.Folder, results);

        JsonObject ours = FigureJson.Of(Scorer.Score(measures));
        AssertSame("", theirs, JsonNode.Parse(ours.ToJsonString())!);
    }

    private static async Task<JsonNode> RunAsync(string script, string suite, string results)
    {
        ProcessStartInfo start = new("python3", [script, suite, results, "--json"]) { RedirectStandardOutput = true, UseShellExecute = false };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no python3.");
            throw;
        }

        using (process)
        {
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            return JsonNode.Parse(output)!;
        }
    }

    private static void AssertSame(string path, JsonNode? theirs, JsonNode? ours)
    {
        if (theirs is JsonObject expected)
        {
            var actual = Assert.IsType<JsonObject>(ours);
            Assert.Equal(expected.Select(static p => p.Key), actual.Select(static p => p.Key));
            foreach ((string key, JsonNode? value) in expected)
            {
                AssertSame($"{path}/{key}", value, actual[key]);
            }
        }
        else if (theirs is null)
        {
            Assert.True(ours is null, $"{path} is {ours}, not null");
        }
        else
        {
            double want = theirs.GetValue<double>();
            double have = ours?.GetValue<double>() ?? double.NaN;
            Assert.True(Math.Abs(want - have) <= Tolerance, $"{path}: {have}, expected {want}");
        }
    }
}
