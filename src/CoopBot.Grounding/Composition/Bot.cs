using CoopBot.Knowledge;
using CoopBot.Retrieval;

namespace CoopBot.Grounding.Composition;

/// <summary>The bot over one snapshot: immutable, safe for concurrent use, replaced as a whole when the knowledge changes.</summary>
/// <param name="Knowledge">The documents.</param>
/// <param name="Retriever">Ranks their passages.</param>
/// <param name="Answerer">Answers from them.</param>
public sealed record Bot(KnowledgeSnapshot Knowledge, IRetriever Retriever, IQuestionAnswerer Answerer)
{
    /// <summary>The models that it reads with, one a line; empty without any. For the record: answers don't depend on this text.</summary>
    public string Models { get; init; } = "";
}
