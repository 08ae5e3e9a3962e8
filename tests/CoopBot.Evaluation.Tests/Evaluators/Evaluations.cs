using CoopBot.Evaluation.Suites;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Tests.Evaluators;

/// <summary>Evaluates one response as a program would.</summary>
internal static class Evaluations
{
    /// <summary>A document about a tower; its height stands at 10 to 22.</summary>
    public static SuiteDocument Tower { get; } = new("tower", "The tower", "The tower is 40 m high. It was built in 1911 by the town of Elm. Nobody lives in it.", null);

    public static async Task<EvaluationResult> OfAsync(IEvaluator evaluator, string response, params EvaluationContext[] contexts) => await evaluator.EvaluateAsync(
        [new ChatMessage(ChatRole.User, "How high is the tower?")],
        new ChatResponse(new ChatMessage(ChatRole.Assistant, response)),
        chatConfiguration: null,
        contexts,
        TestContext.Current.CancellationToken);

    /// <summary>The metric's rating and whether it failed; null where it was not interpreted.</summary>
    public static (EvaluationRating Rating, bool Failed)? Rated(EvaluationMetric metric) => metric.Interpretation is { } given ? (given.Rating, given.Failed) : null;

    /// <summary>The messages of one severity.</summary>
    public static string[] Messages(EvaluationMetric metric, EvaluationDiagnosticSeverity severity) =>
        [.. (metric.Diagnostics ?? []).Where(d => d.Severity == severity).Select(static d => d.Message)];
}
