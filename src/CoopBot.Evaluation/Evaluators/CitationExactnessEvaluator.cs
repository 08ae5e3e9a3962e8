using CoopBot.Audit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>Whether the quotes of an answer stand word for word where it says, in the documents that it names.</summary>
/// <remarks>
/// Takes a <see cref="CitationsContext"/> and a <see cref="DocumentsContext"/>. The metric is the share of exact citations, 0 to 1; one inexact
/// citation fails it, and each is named in a warning. An answer without citations is left open. No model is asked: the same input gives the
/// same result.
/// </remarks>
public sealed class CitationExactnessEvaluator : IEvaluator
{
    /// <summary>The metric's name.</summary>
    public const string MetricName = "Citation Exactness";

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
        NumericMetric metric = new(MetricName);
        CitationsContext? cited = additionalContext.Find<CitationsContext>();
        DocumentsContext? documents = additionalContext.Find<DocumentsContext>();
        if (cited is null)
        {
            metric.Lack<CitationsContext>();
        }
        else if (documents is null)
        {
            metric.Lack<DocumentsContext>();
        }
        else
        {
            metric.AddOrUpdateContext(cited, documents);
            Judge(metric, cited.Citations, documents);
        }

        return ValueTask.FromResult(new EvaluationResult(metric));
    }

    private static void Judge(NumericMetric metric, IReadOnlyList<CitedQuote> citations, DocumentsContext documents)
    {
        if (citations.Count == 0)
        {
            metric.LeaveOpen("The answer cites nothing.");
            return;
        }

        string[] problems = [.. citations.Select(c => Problem(c, documents.TextOf(c.DocumentId))).OfType<string>()];
        metric.AddDiagnostics(problems.Select(EvaluationDiagnostic.Warning));
        int exact = citations.Count - problems.Length;
        metric.Judge(exact, citations.Count, $"{exact} of {citations.Count} citations are the documents' own words at the place that they name.");
    }

    /// <summary>What is wrong with a citation; null when it is exact.</summary>
    private static string? Problem(CitedQuote citation, string? text)
    {
        if (text is null)
        {
            return $"{citation}: there is no document {citation.DocumentId}.";
        }

        int found = citation.Quote.Length > 0 ? text.IndexOf(citation.Quote, StringComparison.Ordinal) : -1;
        bool exact = citation.Start is { } start ? CitationChecker.IsExact(start, citation.End ?? start + citation.Quote.Length, citation.Quote, text) : found >= 0;
        return exact ? null
            : found >= 0 ? $"{citation}: the words stand at {found}–{found + citation.Quote.Length}, not there."
            : $"{citation}: the words don't stand in the document.";
    }
}
