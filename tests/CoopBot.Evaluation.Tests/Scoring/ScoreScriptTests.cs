using System.Text.Json.Nodes;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Scoring;

/// <summary>Holds our figures to those of the scoring script that others use, over made-up answers to real suites.</summary>
public sealed class ScoreScriptTests
{
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
        using var folder = new TemporaryFolder();
        CaseMeasures[] measures = [.. suite.Cases.Select(c => CaseMeasures.Of(c, answers.For(c), id => answers.TextOf(c, id)))];
        string results = folder.Write("results.jsonl", string.Concat(
            measures.Where(static m => m.Answer is not null).Select(static m => RunRecords.ResultLine(m.Answer!) + "\n")));

        JsonNode theirs = await ScoreScript.RunAsync(suite.Folder, results, texts: null, TestContext.Current.CancellationToken);

        JsonObject ours = FigureJson.Of(Scorer.Score(measures));
        ScoreScript.AssertSame(theirs, JsonNode.Parse(ours.ToJsonString())!);
    }
}
