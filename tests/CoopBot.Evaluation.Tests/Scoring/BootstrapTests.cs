using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Scoring;

public sealed class BootstrapTests
{
    [Fact]
    public void Intervals_HalfOfAHundredRight_SpanWhatTheNormalApproximationGives()
    {
        Interval all = Bootstrap.Intervals(Cases(100, right: 50))["all"];

        // 0.5 ± 1.96 · sqrt(0.25 / 100) = 0.402 to 0.598; resampling moves that by little.
        Assert.InRange(all.Low, 0.38, 0.43);
        Assert.InRange(all.High, 0.57, 0.62);
    }

    [Fact]
    public void Intervals_SameRun_AreTheSame() =>
        Assert.Equal(Bootstrap.Intervals(Cases(30, right: 20)), Bootstrap.Intervals(Cases(30, right: 20)));

    [Fact]
    public void Intervals_NoCases_AreNone() => Assert.Empty(Bootstrap.Intervals([]));

    private static List<CaseMeasures> Cases(int count, int right) => [.. Enumerable.Range(0, count).Select(i => CaseMeasures.Of(
        new SuiteCase($"c{i}") { Question = "?", Expect = Expectation.Refuse },
        Samples.Answer(i < right ? Outcome.Refused : Outcome.Answered),
        static _ => null))];
}
