using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>Whether an answer says what it must, nothing that it must not, and cites an expected passage.</summary>
/// <remarks>
/// Takes an <see cref="ExpectationContext"/> and, where that names passages, a <see cref="CitationsContext"/>. What the case leaves open, and
/// questions that are to be refused, are left open here too. No model is asked: the same input gives the same result.
/// </remarks>
public sealed class ExpectedWordsEvaluator : IEvaluator
{
    /// <summary>The name of the metric on the answer's words.</summary>
    public const string WordsMetricName = "Expected Words";

    /// <summary>The name of the metric on what the answer cites.</summary>
    public const string CitationMetricName = "Expected Citation";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> EvaluationMetricNames { get; } = [WordsMetricName, CitationMetricName];

    /// <inheritdoc/>
    public ValueTask<EvaluationResult> EvaluateAsync(
        IEnumerable<ChatMessage> messages,
        ChatResponse modelResponse,
        ChatConfiguration? chatConfiguration = null,
        IEnumerable<EvaluationContext>? additionalContext = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(modelResponse);
        BooleanMetric words = new(WordsMetricName);
        BooleanMetric citation = new(CitationMetricName);
        if (additionalContext.Find<ExpectationContext>() is { } expected)
        {
            JudgeWords(words, expected, modelResponse.Text);
            JudgeCitation(citation, expected, additionalContext.Find<CitationsContext>());
        }
        else
        {
            words.Lack<ExpectationContext>();
            citation.Lack<ExpectationContext>();
        }

        return ValueTask.FromResult(new EvaluationResult(words, citation));
    }

    private static void JudgeWords(BooleanMetric metric, ExpectationContext expected, string text)
    {
        metric.AddOrUpdateContext(expected);
        if (expected.Case.Expect != Expectation.Answer || (expected.Case.Must.Count == 0 && expected.Case.MustNot.Count == 0))
        {
            metric.LeaveOpen("No words are expected.");
            return;
        }

        Judgement judged = CaseJudge.JudgeWords(expected.Case, text);
        metric.Judge(judged.Right, judged.Right ? "The text says what it must and nothing that it must not." : $"The {judged.Detail}.");
    }

    private static void JudgeCitation(BooleanMetric metric, ExpectationContext expected, CitationsContext? cited)
    {
        metric.AddOrUpdateContext(expected);
        if (expected.Case.Expect != Expectation.Answer || expected.Case.Cite.Count == 0)
        {
            metric.LeaveOpen("No passage is expected.");
        }
        else if (cited is null)
        {
            metric.Lack<CitationsContext>();
        }
        else
        {
            metric.AddOrUpdateContext(cited);
            Judgement judged = CaseJudge.JudgeCitation(expected.Case, cited.Citations.Select(static c => (c.DocumentId, c.Quote)));
            metric.Judge(judged.Right, judged.Right ? "An expected passage is cited." : $"No expected passage is cited: it {judged.Detail}.");
        }
    }
}
