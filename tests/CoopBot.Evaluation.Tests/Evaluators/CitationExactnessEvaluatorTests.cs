using CoopBot.Evaluation.Evaluators;
using CoopBot.TestKit;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Tests.Evaluators;

public sealed class CitationExactnessEvaluatorTests
{
    private static readonly DocumentsContext Documents = new(Evaluations.Tower);

    [Fact]
    public async Task Evaluate_OwnWordsAtTheirPlace_IsExceptional()
    {
        NumericMetric metric = await EvaluateAsync(
            CitationsContext.Of(Samples.Answer(citations: Samples.Citation("tower", Evaluations.Tower.Text, 0, 23))), Documents);

        Assert.Equal(1, metric.Value);
        Assert.Equal((EvaluationRating.Exceptional, false), Evaluations.Rated(metric));
        Assert.Empty(metric.Diagnostics ?? []);
        Assert.Equal([CitationsContext.ContextName, DocumentsContext.ContextName], metric.Context!.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("tower", "The tower is 40 m high", 0, 23, "the words stand at 0–22, not there")] // one letter too wide
    [InlineData("tower", "is 40 m", 0, null, "the words stand at 10–17, not there")]
    [InlineData("tower", "is 60 m", 10, null, "the words don't stand in the document")]
    [InlineData("tower", "IS 40 M", 10, null, "the words don't stand in the document")]
    [InlineData("tower", "Elm", 9000, 9003, "not there")]
    [InlineData("tower", "", 3, 3, "the words don't stand in the document")]
    [InlineData("castle", "is 40 m", 10, null, "there is no document castle")]
    [InlineData("tower", "is 60 m", null, null, "the words don't stand in the document")]
    public async Task Evaluate_OneExactAndOneWrong_NamesTheWrongAndFails(string document, string quote, int? start, int? end, string problem)
    {
        NumericMetric metric = await EvaluateAsync(new CitationsContext(new CitedQuote("tower", "1911", 40), new CitedQuote(document, quote, start, end)), Documents);

        Assert.Equal(0.5, metric.Value);
        Assert.Equal((EvaluationRating.Average, true), Evaluations.Rated(metric));
        Assert.Contains("1 of 2", metric.Reason);
        Assert.Contains(problem, Assert.Single(Evaluations.Messages(metric, EvaluationDiagnosticSeverity.Warning)));
    }

    [Fact]
    public async Task Evaluate_NoPlaceNamed_AnyPlaceIsRight()
    {
        NumericMetric metric = await EvaluateAsync(new CitationsContext(new CitedQuote("tower", "is 40 m")), Documents);

        Assert.Equal(1, metric.Value);
    }

    [Fact]
    public async Task Evaluate_NoCitation_LeavesItOpen()
    {
        NumericMetric metric = await EvaluateAsync(new CitationsContext(), Documents);

        Assert.Null(metric.Value);
        Assert.Equal((EvaluationRating.Inconclusive, false), Evaluations.Rated(metric));
    }

    [Fact]
    public async Task Evaluate_ContextMissing_IsAnErrorNotAJudgement()
    {
        NumericMetric noCitations = await EvaluateAsync(Documents);
        NumericMetric noDocuments = await EvaluateAsync(new CitationsContext(new CitedQuote("tower", "40")));

        Assert.Contains(nameof(CitationsContext), Assert.Single(Evaluations.Messages(noCitations, EvaluationDiagnosticSeverity.Error)));
        Assert.Contains(nameof(DocumentsContext), Assert.Single(Evaluations.Messages(noDocuments, EvaluationDiagnosticSeverity.Error)));
        Assert.Null(noCitations.Interpretation);
    }

    private static async Task<NumericMetric> EvaluateAsync(params EvaluationContext[] contexts) =>
        (await Evaluations.OfAsync(new CitationExactnessEvaluator(), "It is 40 m high [1].", contexts)).Get<NumericMetric>(CitationExactnessEvaluator.MetricName);
}
