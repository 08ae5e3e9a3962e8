using CoopBot.Evaluation.Calibrating;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Decision;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Calibrating;

public sealed class DecidedCaseTests
{
    private static readonly LogisticModel Model = new("test", new LinearScore(0, new Dictionary<string, double> { ["x"] = 1 }));

    [Fact]
    public void Of_Run_TakesWhatTheDecisionDecided()
    {
        (IReadOnlyList<DecidedCase> cases, int undecided) = DecidedCase.Of(
            [
                new StoredSuite("s",
                [
                    Ran("right", Expectation.Answer, "ten", 1),
                    Ran("wrong", Expectation.Answer, "two", 1),
                    Ran("refused", Expectation.Answer, null, -1),
                    Ran("false", Expectation.Refuse, "ten", 1),
                    Ran("nothing", Expectation.Refuse, null, null),
                    Ran("hello", Expectation.Refuse, "Hello", 0, explained: false),
                    Ran("claim", Expectation.Supported, "ten", 1),
                ]),
            ],
            Model,
            0.5);

        Assert.Equal(1, undecided);
        Assert.Equal(
            [("right", true, (bool?)true), ("wrong", true, false), ("refused", true, null), ("false", false, false), ("nothing", false, null)],
            cases.Select(static c => (c.CaseId, c.Answerable, c.Right)));
        Assert.Equal([0.731, 0.731, 0.269, 0.731, 0], cases.Select(static c => Math.Round(c.Probability, 3)));
    }

    [Theory]
    [InlineData(-1, "x", "test")] // answered below the threshold
    [InlineData(1, "y", "test")] // other features
    [InlineData(1, "x", "other")]
    public void Of_RunOfAnotherDecision_IsRefused(double value, string feature, string decision)
    {
        StoredSuite suite = new("s", [Ran("a", Expectation.Answer, "ten", value, feature: feature, decision: decision)]);

        Assert.Contains("run the suite again", Assert.Throws<CalibrationException>(() => DecidedCase.Of([suite], Model, 0.5)).Message);
    }

    private static RanCase Ran(string id, Expectation expect, string? text, double? value, bool explained = true, string feature = "x", string decision = "test")
    {
        Answer answer = Samples.Answer(text is null ? Outcome.Refused : Outcome.Answered, text ?? "no", 0.8) with
        {
            Explanation = explained ? new Explanation(decision, value is { } x ? [new(feature, x)] : [], []) : null,
        };
        SuiteCase made = new(id) { Expect = expect, Must = expect == Expectation.Answer ? [new TextPattern("ten")] : [] };
        return new RanCase(CaseMeasures.Of(expect == Expectation.Supported ? made with { Claim = "So." } : made with { Question = "How much?" }, answer, static _ => null), null, []);
    }
}
