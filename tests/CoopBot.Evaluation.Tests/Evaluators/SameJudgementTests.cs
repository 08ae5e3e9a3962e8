using CoopBot.Evaluation.Evaluators;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Evaluation.Tests.Scoring;
using CoopBot.TestKit;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Tests.Evaluators;

/// <summary>Holds the evaluators to what <c>coopbot eval</c> says of the same answers: right and wrong ones of every kind.</summary>
public sealed class SameJudgementTests
{
    private static readonly CompositeEvaluator Evaluators = new(new RightRefusalEvaluator(), new ExpectedWordsEvaluator(), new CitationExactnessEvaluator());

    [Fact]
    public async Task Evaluate_GoldenSet_JudgesAsEvalDoes() => await CompareAsync(SuiteReader.Read(Path.Combine(SharedFolder.Root, "tests", "golden")), seed: 1, ownDocuments: false);

    [Theory]
    [InlineData("squad2", 2)]
    [InlineData("clapnq", 3)]
    [InlineData("fm2", 4)]
    public async Task Evaluate_Benchmarks_JudgesAsEvalDoes(string name, int seed)
    {
        string? folder = SharedFolder.TryFind("bench", name);
        Assert.SkipUnless(folder is not null, "The benchmarks are not beside this checkout.");
        await CompareAsync(SuiteReader.Read(folder), seed, ownDocuments: true);
    }

    private static async Task CompareAsync(Suite suite, int seed, bool ownDocuments)
    {
        MadeUpAnswers answers = new(suite, seed);
        int right = 0;
        int inexact = 0;
        foreach (SuiteCase @case in suite.Cases)
        {
            if (answers.For(@case) is not { } answer)
            {
                continue;
            }

            CaseMeasures measures = CaseMeasures.Of(@case, answer, id => answers.TextOf(@case, id));
            List<EvaluationContext> contexts = [new ExpectationContext(@case), OutcomeContext.Of(answer), CitationsContext.Of(answer)];
            contexts.AddRange(ownDocuments ? [new DocumentsContext(suite.Collections[@case.Collection!].Documents)] : []);

            EvaluationResult result = await Evaluations.OfAsync(Evaluators, answer.Text, [.. contexts]);

            Assert.Equal(measures.Judgement.Right, result.Metrics.Values.OfType<BooleanMetric>().All(static m => m.Value != false));
            right += measures.Judgement.Right ? 1 : 0;
            if (ownDocuments && answer.Citations.Count > 0)
            {
                double? exact = result.Get<NumericMetric>(CitationExactnessEvaluator.MetricName).Value;
                Assert.Equal((double)measures.ValidCitations / answer.Citations.Count, exact);
                inexact += exact < 1 ? 1 : 0;
            }
        }

        Assert.InRange(right, 1, suite.Cases.Count - 1); // of both kinds, or nothing was compared
        Assert.True(!ownDocuments || inexact > 0);
    }
}
