using CoopBot.Evaluation.Suites;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>The documents that an answer must rest on.</summary>
/// <remarks>Give the same instance to all answers about the same documents: they are indexed once for each instance.</remarks>
public sealed class DocumentsContext : EvaluationContext
{
    /// <summary>The name that it goes by in metrics and reports.</summary>
    public const string ContextName = "Documents";

    private readonly Dictionary<string, SuiteDocument> byId;

    /// <param name="documents">At least one, each with an id of its own.</param>
    /// <exception cref="ArgumentException">None, or two of one id.</exception>
    public DocumentsContext(params IEnumerable<SuiteDocument> documents)
        : this([.. documents ?? throw new ArgumentNullException(nameof(documents))])
    {
    }

    private DocumentsContext(SuiteDocument[] documents)
        : base(ContextName, documents.Select(static AIContent (d) => new TextContent($"{d.Id}\n{d.Text}")))
    {
        Documents = documents.Length > 0 ? documents : throw new ArgumentException("There are no documents.", nameof(documents));
        byId = documents.ToDictionary(static d => d.Id, StringComparer.Ordinal);
    }

    /// <summary>The documents.</summary>
    public IReadOnlyList<SuiteDocument> Documents { get; }

    /// <summary>The text of a document; null when there is none of that id.</summary>
    public string? TextOf(string documentId) => byId.GetValueOrDefault(documentId)?.Text;
}
