using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>Whether it was right to answer or to refuse; of a claim, whether the verdict is right.</summary>
/// <remarks>
/// Takes an <see cref="ExpectationContext"/> and, better, an <see cref="OutcomeContext"/>. Without the latter the text decides: it is a refusal
/// when it begins as CoopBot's refusals do or matches one of the patterns. No model is asked: the same input gives the same result.
/// </remarks>
/// <param name="refusals">How the bot under test words its refusals; null when it always gives an <see cref="OutcomeContext"/>, or is CoopBot.</param>
public sealed class RightRefusalEvaluator(IEnumerable<TextPattern>? refusals = null) : IEvaluator
{
    /// <summary>The metric's name.</summary>
    public const string MetricName = "Right Refusal";

    private readonly TextPattern[] patterns = [.. refusals ?? []];

    /// <inheritdoc/>
    public IReadOnlyCollection<string> EvaluationMetricNames { get; } = [MetricName];

    /// <inheritdoc/>
    public ValueTask<EvaluationResult> EvaluateAsync(
        IEnumerable<ChatMessage> messages,
        ChatResponse modelResponse,
        ChatConfiguration? chatConfiguration = null,
        IEnumerable<EvaluationContext>? additionalContext = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(modelResponse);
        BooleanMetric metric = new(MetricName);
        OutcomeContext? outcome = additionalContext.Find<OutcomeContext>();
        if (additionalContext.Find<ExpectationContext>() is not { } expected)
        {
            metric.Lack<ExpectationContext>();
        }
        else if (outcome is null && expected.Case.Expect is not (Expectation.Answer or Expectation.Refuse))
        {
            metric.Lack<OutcomeContext>(); // a verdict can't be read off a text
        }
        else if (outcome is null && string.IsNullOrWhiteSpace(modelResponse.Text))
        {
            metric.AddDiagnostics(EvaluationDiagnostic.Error("The response is empty: neither an answer nor a refusal."));
        }
        else
        {
            metric.AddOrUpdateContext([expected, .. outcome is null ? Array.Empty<EvaluationContext>() : [outcome]]);
            Judge(metric, expected.Case, outcome ?? Read(metric, modelResponse.Text));
        }

        return ValueTask.FromResult(new EvaluationResult(metric));
    }

    private static void Judge(BooleanMetric metric, SuiteCase @case, OutcomeContext outcome)
    {
        Judgement judged = CaseJudge.JudgeOutcome(@case, outcome.Outcome, reason: null, outcome.Verdict);
        string came = outcome.Verdict is { } verdict ? WireNames.Of(verdict) : WireNames.Of(outcome.Outcome);
        metric.Judge(judged.Right, $"Expected: {WireNames.Of(@case.Expect!.Value)}; came out: {came}.");
    }

    private OutcomeContext Read(BooleanMetric metric, string text)
    {
        bool own = RefusalTexts.All.Any(r => text.AsSpan().Trim().StartsWith(r, StringComparison.Ordinal));
        bool refused = own || patterns.Any(p => p.Matches(text));
        metric.AddDiagnostics(EvaluationDiagnostic.Informational(refused
            ? "Taken as a refusal by its words."
            : "Taken as an answer: its words are no refusal that is known. An OutcomeContext would say for certain."));
        return new OutcomeContext(refused ? Outcome.Refused : Outcome.Answered);
    }
}
