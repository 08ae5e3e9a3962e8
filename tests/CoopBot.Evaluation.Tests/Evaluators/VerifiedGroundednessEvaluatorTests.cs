using CoopBot.Evaluation.Evaluators;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.Inference;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Tests.Evaluators;

public sealed class VerifiedGroundednessEvaluatorTests
{
    private static readonly DocumentsContext Documents = new(Evaluations.Tower);

    [Fact]
    public async Task Evaluate_EveryStatementInTheDocuments_IsExceptional()
    {
        NumericMetric metric = await EvaluateAsync("# The tower\n\n- The tower is **40 m** high [1].\n- The tower was built in 1911 [1][2].\n\n[1]: <https://example.org> \"Tower\"");

        Assert.Equal(1, metric.Value);
        Assert.Equal((EvaluationRating.Exceptional, false), Evaluations.Rated(metric));
        Assert.Contains("2 of 2", metric.Reason);
        Assert.All(Evaluations.Messages(metric, EvaluationDiagnosticSeverity.Informational), static m => Assert.Contains("by tower ", m));
    }

    [Fact]
    public async Task Evaluate_NumberThatTheDocumentGivesOtherwise_IsUnacceptable()
    {
        NumericMetric metric = await EvaluateAsync("The tower is 60 m high. The tower was built in 1911.");

        Assert.Equal(0.5, metric.Value);
        Assert.Equal((EvaluationRating.Unacceptable, true), Evaluations.Rated(metric));
        Assert.Contains("Contradicted", Assert.Single(Evaluations.Messages(metric, EvaluationDiagnosticSeverity.Warning)));
    }

    [Fact]
    public async Task Evaluate_StatementThatNoDocumentMakes_FailsAndIsNamed()
    {
        NumericMetric metric = await EvaluateAsync("The tower is 40 m high [1]. Penguins swim faster than ducks.");

        Assert.Equal(0.5, metric.Value);
        Assert.Equal((EvaluationRating.Average, true), Evaluations.Rated(metric));
        Assert.Contains("\"Penguins swim faster than ducks.\"", Assert.Single(Evaluations.Messages(metric, EvaluationDiagnosticSeverity.Warning)));
    }

    [Theory]
    [InlineData("Which tower do you mean?")]
    [InlineData("# The tower")]
    [InlineData(" ")]
    public async Task Evaluate_NothingStated_LeavesItOpen(string response)
    {
        NumericMetric metric = await EvaluateAsync(response);

        Assert.Null(metric.Value);
        Assert.Equal((EvaluationRating.Inconclusive, false), Evaluations.Rated(metric));
    }

    [Fact]
    public async Task Evaluate_Refusal_LeavesItOpen()
    {
        EvaluationResult result = await Evaluations.OfAsync(new VerifiedGroundednessEvaluator(new Counting()), RefusalTexts.NotStated, Documents, new OutcomeContext(Outcome.Refused));

        Assert.Null(result.Get<NumericMetric>(VerifiedGroundednessEvaluator.MetricName).Value);
    }

    [Fact]
    public async Task Evaluate_NoDocuments_IsAnErrorNotAJudgement()
    {
        EvaluationResult result = await Evaluations.OfAsync(new VerifiedGroundednessEvaluator(new Counting()), "The tower is 40 m high.");

        Assert.Single(Evaluations.Messages(result.Get<NumericMetric>(VerifiedGroundednessEvaluator.MetricName), EvaluationDiagnosticSeverity.Error));
    }

    [Fact]
    public async Task Evaluate_TwoAnswersAboutTheSameDocuments_IndexesThemOnce()
    {
        Counting engines = new();
        VerifiedGroundednessEvaluator evaluator = new(engines);

        EvaluationResult first = await Evaluations.OfAsync(evaluator, "The tower is 40 m high.", Documents);
        EvaluationResult second = await Evaluations.OfAsync(evaluator, "The tower is 40 m high.", Documents);
        EvaluationResult fixedKnowledge = await Evaluations.OfAsync(
            new VerifiedGroundednessEvaluator((await new CollectionEngines(ModelSet.None).OpenAsync(new SuiteCollection("c", Documents.Documents), TestContext.Current.CancellationToken)).Answerer),
            "The tower is 40 m high.");

        Assert.Equal(1, engines.Opened);
        Assert.All(new[] { first, second, fixedKnowledge }, static r => Assert.Equal(1, r.Get<NumericMetric>(VerifiedGroundednessEvaluator.MetricName).Value));
        Assert.Equal(Said(first), Said(second));
    }

    private static string[] Said(EvaluationResult result) => [.. result.Metrics.Values.SelectMany(static m => m.Diagnostics!).Select(static d => d.ToString())];

    private static async Task<NumericMetric> EvaluateAsync(string response) =>
        (await Evaluations.OfAsync(new VerifiedGroundednessEvaluator(new Counting()), response, Documents)).Get<NumericMetric>(VerifiedGroundednessEvaluator.MetricName);

    /// <summary>Words alone decide: what these tests are about is how verdicts become a metric.</summary>
    private sealed class Counting : IEngineSource
    {
        public int Opened { get; private set; }

        public Task<Engine> OpenAsync(SuiteCollection? collection, CancellationToken cancellationToken)
        {
            Opened++;
            return new CollectionEngines(ModelSet.None).OpenAsync(collection, cancellationToken);
        }
    }
}
