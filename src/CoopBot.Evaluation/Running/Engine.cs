using CoopBot.Evaluation.Suites;
using CoopBot.Grounding;
using CoopBot.Knowledge;
using CoopBot.Retrieval;

namespace CoopBot.Evaluation.Running;

/// <summary>The bot over one set of documents.</summary>
/// <param name="Answerer">Answers from them.</param>
/// <param name="Knowledge">The documents themselves, to check citations against.</param>
public sealed record Engine(IQuestionAnswerer Answerer, KnowledgeSnapshot Knowledge)
{
    /// <summary>Ranks its passages, to judge the ranking by itself; null leaves that out.</summary>
    public IRetriever? Retriever { get; init; }

    /// <summary>The canonical text of a document, or null when there is none of that id.</summary>
    public string? TextOf(string documentId) => Knowledge.Documents.TryGetValue(documentId, out Document? document) ? document.Text : null;
}

/// <summary>Sets the bot up over the documents that cases are about.</summary>
public interface IEngineSource
{
    /// <summary>The bot over a collection, or over the knowledge folder when <paramref name="collection"/> is null.</summary>
    Task<Engine> OpenAsync(SuiteCollection? collection, CancellationToken cancellationToken);
}
