using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Tests.Runs;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Baselines;

public sealed class GateTests
{
    private static readonly StoredRun Before = SmallRuns.Of(SmallRuns.Question("a", "ten", "money"), SmallRuns.Question("b", "nine", "money"), SmallRuns.Refusal("r", refused: true));
    private static readonly StoredRun After = SmallRuns.Of(SmallRuns.Question("a", "nine", "money"), SmallRuns.Question("b", "ten", "money"), SmallRuns.Refusal("r", refused: true), SmallRuns.Question("new", "ten"));

    [Fact]
    public void Comparison_OneWorseOneBetterOneNew_TellsThemApart()
    {
        Comparison c = Assert.Single(Comparison.Of(After, Baseline.Accept(Before, null)));

        Assert.Equal(["a"], c.Worse.Select(static w => w.Case.Id));
        Assert.Equal(["b"], c.Better.Select(static w => w.Case.Id));
        Assert.Equal(["new"], c.Added.Select(static w => w.Case.Id));
        Assert.Empty(c.Missing);
        Assert.Contains(("answer", 0.5, 2 / 3.0), c.Figures);
    }

    [Theory]
    [InlineData("answer>=0.66,refuse=1,citations=1", "")]
    [InlineData("answer>=0.9", "a")]
    [InlineData("regressions<=0", "a")]
    [InlineData("regressions<=1", "")]
    [InlineData("#money>0.5", "a")]
    [InlineData("false_refusals<=0, mean_error<1", "")]
    public void Check_Conditions_NameTheCasesBehindWhatIsNotMet(string gate, string cases)
    {
        IReadOnlyList<GateFailure> failures = Gate.Parse(gate).Check(After, Comparison.Of(After, Baseline.Accept(Before, null)));

        Assert.Equal(cases, string.Join(' ', failures.SelectMany(static f => f.Cases).Select(static c => c.Case.Id)));
    }

    [Theory]
    [InlineData("supported>=0.5")]
    [InlineData("#nothing>=0")]
    [InlineData("recall@5>=0.5")]
    public void Check_FigureThatNoSuiteGives_IsNotMet(string gate) => Assert.Null(Assert.Single(Gate.Parse(gate).Check(After, [])).Suite);

    [Theory]
    [InlineData("anwser>=0.9", "no figure \"anwser\"")]
    [InlineData("answer>=many", "is no condition")]
    [InlineData("answer>=NaN", "is no condition")]
    [InlineData("answer", "is no condition")]
    [InlineData("answer>=1,", "is no condition")]
    [InlineData("", "is no condition")]
    public void Parse_WrongGate_SaysWhatIsWrong(string gate, string problem) => Assert.Contains(problem, Assert.Throws<FormatException>(() => Gate.Parse(gate)).Message);

    [Fact]
    public void Accept_FileOfAnotherSuite_KeepsItAndReadsBack()
    {
        using var folder = new TemporaryFolder();
        Baseline other = Baseline.Accept(Before with { Suites = [new StoredSuite("other", Before.Suites[0].Cases)] }, null);

        Baseline.Accept(After, other).Write(folder["b.json"]);
        Baseline read = Baseline.Read(folder["b.json"]);

        Assert.Equal(["other", "s"], read.Suites.Select(static s => s.Name));
        Assert.False(read.Suites[1].Cases["a"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("null")]
    public void Read_NoBaseline_SaysSo(string text)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("b.json", text);

        Assert.Contains("is no baseline", Assert.Throws<RunStoreException>(() => Baseline.Read(path)).Message);
    }
}
