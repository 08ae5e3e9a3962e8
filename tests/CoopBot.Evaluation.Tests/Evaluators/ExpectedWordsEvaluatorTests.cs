using CoopBot.Evaluation.Evaluators;
using CoopBot.Evaluation.Suites;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Tests.Evaluators;

public sealed class ExpectedWordsEvaluatorTests
{
    private static readonly ExpectationContext Expected = ExpectationContext.ToAnswer([@"\b40 m"], ["60 m"], [new GoldCitation("tower", "The tower is 40 m high.")]);

    [Theory]
    [InlineData("It is 40 M high.", true, "says what it must")]
    [InlineData("It is 50 m high.", false, @"text lacks \b40 m")]
    [InlineData("It is 40 m, no, 60 m high.", false, "text has 60 m")]
    [InlineData("", false, "text lacks")]
    public async Task Evaluate_Words_AreHeldAgainstThePatterns(string response, bool right, string reason)
    {
        BooleanMetric metric = (await EvaluateAsync(response, Expected)).Get<BooleanMetric>(ExpectedWordsEvaluator.WordsMetricName);

        Assert.Equal(right, metric.Value);
        Assert.Equal(!right, metric.Interpretation!.Failed);
        Assert.Contains(reason, metric.Reason);
    }

    [Theory]
    [InlineData("tower", "is 40 m high", true)]
    [InlineData("tower", "Nobody lives in it", false)]
    [InlineData("castle", "The tower is 40 m high.", false)]
    public async Task Evaluate_Citation_MustOverlapAnExpectedPassage(string document, string quote, bool right)
    {
        EvaluationResult result = await EvaluateAsync("It is 40 m high [1].", Expected, new CitationsContext(new CitedQuote(document, quote)));

        Assert.Equal(right, result.Get<BooleanMetric>(ExpectedWordsEvaluator.CitationMetricName).Value);
    }

    [Fact]
    public async Task Evaluate_CaseLeavesItOpen_SoDoTheMetrics()
    {
        EvaluationResult refusal = await EvaluateAsync("It is 40 m high.", ExpectationContext.ToRefuse());
        EvaluationResult open = await EvaluateAsync("It is 40 m high.", ExpectationContext.ToAnswer());

        Assert.All(refusal.Metrics.Values.Concat(open.Metrics.Values), static m =>
        {
            Assert.Null(((BooleanMetric)m).Value);
            Assert.Equal((EvaluationRating.Inconclusive, false), Evaluations.Rated(m));
        });
    }

    [Fact]
    public async Task Evaluate_ContextMissing_IsAnErrorNotAJudgement()
    {
        EvaluationResult nothing = await EvaluateAsync("x");
        EvaluationResult noCitations = await EvaluateAsync("It is 40 m high.", Expected);

        Assert.All(nothing.Metrics.Values, static m => Assert.Single(Evaluations.Messages(m, EvaluationDiagnosticSeverity.Error)));
        Assert.Null(noCitations.Get<BooleanMetric>(ExpectedWordsEvaluator.CitationMetricName).Value);
        Assert.True(noCitations.Get<BooleanMetric>(ExpectedWordsEvaluator.WordsMetricName).Value);
    }

    private static Task<EvaluationResult> EvaluateAsync(string response, params EvaluationContext[] contexts) => Evaluations.OfAsync(new ExpectedWordsEvaluator(), response, contexts);
}
