using CoopBot.Evaluation.Evaluators;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Tests.Evaluators;

public sealed class RightRefusalEvaluatorTests
{
    [Theory]
    [InlineData(false, Outcome.Answered, true)]
    [InlineData(false, Outcome.Refused, false)] // a false refusal
    [InlineData(true, Outcome.Refused, true)]
    [InlineData(true, Outcome.Answered, false)] // a false answer
    public async Task Evaluate_BotSaysWhatItDid_IsHeldAgainstTheExpectation(bool refuse, Outcome outcome, bool right)
    {
        BooleanMetric metric = await EvaluateAsync("Some words.", Expected(refuse), new OutcomeContext(outcome));

        Assert.Equal(right, metric.Value);
        Assert.Equal(right ? (EvaluationRating.Exceptional, false) : (EvaluationRating.Unacceptable, true), Evaluations.Rated(metric));
        Assert.Contains(refuse ? "Expected: refuse" : "Expected: answer", metric.Reason);
    }

    [Theory]
    [InlineData(RefusalTexts.NotStated, true)]
    [InlineData(RefusalTexts.PremiseContradicted + "\n\nThe tower is 40 m high [1].", true)]
    [InlineData("Sorry, I can't tell.", true)] // the bot's own wording, given as a pattern
    [InlineData("It is 40 m high.", false)]
    public async Task Evaluate_WordsAlone_TellARefusal(string response, bool refused)
    {
        BooleanMetric metric = await EvaluateAsync(response, ExpectationContext.ToRefuse());

        Assert.Equal(refused, metric.Value);
        Assert.Single(Evaluations.Messages(metric, EvaluationDiagnosticSeverity.Informational));
    }

    [Theory]
    [InlineData(Expectation.Contradicted, Verdict.Contradicted, true)]
    [InlineData(Expectation.Contradicted, Verdict.NotFound, false)]
    [InlineData(Expectation.NotSupported, Verdict.NotFound, true)]
    [InlineData(Expectation.NotSupported, Verdict.Supported, false)]
    public async Task Evaluate_Claim_JudgesTheVerdict(Expectation expect, Verdict verdict, bool right)
    {
        ExpectationContext expected = new(new SuiteCase("k") { Claim = "So.", Expect = expect });

        BooleanMetric metric = await EvaluateAsync("x", expected, new OutcomeContext(Outcome.Checked, verdict));

        Assert.Equal(right, metric.Value);
    }

    [Fact]
    public async Task Evaluate_NothingToJudgeBy_IsAnErrorNotAJudgement()
    {
        BooleanMetric nothing = await EvaluateAsync("x");
        BooleanMetric empty = await EvaluateAsync(" ", ExpectationContext.ToRefuse());
        BooleanMetric verdict = await EvaluateAsync("x", new ExpectationContext(new SuiteCase("k") { Claim = "So.", Expect = Expectation.Supported }));

        Assert.All(new[] { nothing, empty, verdict }, static m =>
        {
            Assert.Null(m.Value);
            Assert.Single(Evaluations.Messages(m, EvaluationDiagnosticSeverity.Error));
        });
    }

    [Fact]
    public void Context_CaseWithoutExpectation_IsRefused() => Assert.Throws<ArgumentException>(static () => new ExpectationContext(new SuiteCase("a")));

    private static ExpectationContext Expected(bool refuse) => refuse ? ExpectationContext.ToRefuse() : ExpectationContext.ToAnswer();

    private static async Task<BooleanMetric> EvaluateAsync(string response, params EvaluationContext[] contexts) =>
        (await Evaluations.OfAsync(new RightRefusalEvaluator([new TextPattern("^sorry")]), response, contexts)).Get<BooleanMetric>(RightRefusalEvaluator.MetricName);
}
