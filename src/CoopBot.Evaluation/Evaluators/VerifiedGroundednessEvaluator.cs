using System.Globalization;
using System.Runtime.CompilerServices;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>Whether the documents support each statement of an answer, judged by CoopBot's own verifier.</summary>
/// <remarks>
/// Takes a <see cref="DocumentsContext"/>, unless it was made over fixed knowledge, and an <see cref="OutcomeContext"/> where there is one: a
/// refusal states nothing and is left open. The metric is the share of supported statements, 0 to 1; a statement that isn't supported fails it
/// and is named in a warning, and one that is contradicted rates it unacceptable. A statement is judged by itself, so one that lives from the
/// sentence before ("It did so twice.") is rarely found. No chat model is asked: the same input gives the same result.
/// </remarks>
public sealed class VerifiedGroundednessEvaluator : IEvaluator
{
    /// <summary>The metric's name.</summary>
    public const string MetricName = "Verified Groundedness";

    private readonly ConditionalWeakTable<DocumentsContext, Lazy<Task<Engine>>> indexed = [];
    private readonly IEngineSource? engines;
    private readonly IQuestionAnswerer? verifier;

    /// <summary>Judges by the documents that come with each answer.</summary>
    /// <param name="engines">Sets the verifier up over them: <see cref="CollectionEngines"/>.</param>
    public VerifiedGroundednessEvaluator(IEngineSource engines)
    {
        ArgumentNullException.ThrowIfNull(engines);
        this.engines = engines;
    }

    /// <summary>Judges by fixed knowledge.</summary>
    /// <param name="verifier">The verifier over it.</param>
    public VerifiedGroundednessEvaluator(IQuestionAnswerer verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        this.verifier = verifier;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> EvaluationMetricNames { get; } = [MetricName];

    /// <inheritdoc/>
    public async ValueTask<EvaluationResult> EvaluateAsync(
        IEnumerable<ChatMessage> messages,
        ChatResponse modelResponse,
        ChatConfiguration? chatConfiguration = null,
        IEnumerable<EvaluationContext>? additionalContext = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(modelResponse);
        NumericMetric metric = new(MetricName);
        DocumentsContext? documents = additionalContext.Find<DocumentsContext>();
        IReadOnlyList<string> statements = AnswerStatements.Of(modelResponse.Text);
        if (verifier is null && documents is null)
        {
            metric.Lack<DocumentsContext>();
        }
        else if (additionalContext.Find<OutcomeContext>()?.Outcome == Outcome.Refused || statements.Count == 0)
        {
            metric.LeaveOpen("The response states nothing.");
        }
        else
        {
            metric.AddOrUpdateContext(documents is null ? [] : [documents]);
            await JudgeAsync(metric, statements, verifier ?? await OpenAsync(documents!), cancellationToken);
        }

        return new EvaluationResult(metric);
    }

    private static async Task JudgeAsync(NumericMetric metric, IReadOnlyList<string> statements, IQuestionAnswerer verifier, CancellationToken cancellationToken)
    {
        int supported = 0;
        int contradicted = 0;
        foreach (string statement in statements)
        {
            Answer judged = await verifier.CheckAsync(statement, cancellationToken);
            supported += judged.Verdict == Verdict.Supported ? 1 : 0;
            contradicted += judged.Verdict == Verdict.Contradicted ? 1 : 0;
            metric.AddDiagnostics(Describe(statement, judged));
        }

        metric.Judge(supported, statements.Count, $"{supported} of {statements.Count} statements are supported, {contradicted} contradicted.");
        if (contradicted > 0)
        {
            metric.Interpretation = new EvaluationMetricInterpretation(EvaluationRating.Unacceptable, failed: true, metric.Reason);
        }
    }

    private static EvaluationDiagnostic Describe(string statement, Answer judged)
    {
        string confidence = judged.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
        string deciding = judged.Citations is [var first, ..] ? $" by {first.DocumentId} {first.Start}–{first.End}: \"{first.Quote}\"" : "";
        return judged.Verdict switch
        {
            Verdict.Supported => EvaluationDiagnostic.Informational($"Supported ({confidence}): \"{statement}\"{deciding}"),
            Verdict.Contradicted => EvaluationDiagnostic.Warning($"Contradicted ({confidence}): \"{statement}\"{deciding}"),
            _ => EvaluationDiagnostic.Warning($"Not found ({confidence}): \"{statement}\""),
        };
    }

    /// <summary>The verifier over the documents of an answer. Not cancelled with one answer: others wait for the same index.</summary>
    private async Task<IQuestionAnswerer> OpenAsync(DocumentsContext documents)
    {
        Lazy<Task<Engine>> engine = indexed.GetValue(documents, d => new Lazy<Task<Engine>>(
            () => engines!.OpenAsync(new SuiteCollection(DocumentsContext.ContextName, d.Documents), CancellationToken.None)));
        return (await engine.Value).Answerer;
    }
}
