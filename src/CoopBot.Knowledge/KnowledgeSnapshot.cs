namespace CoopBot.Knowledge;

/// <summary>Everything the bot knows at one moment, in memory and immutable: answers in flight keep theirs.</summary>
/// <param name="Version"><c>sha256:</c> and a hash over the documents' hashes, the chunking rules and the models that decide answers.</param>
/// <param name="Documents">By id, in ordinal order.</param>
/// <param name="Passages">Ordered by document id (ordinal), then place.</param>
/// <param name="Vectors">One embedding a passage, row after row, each L2-normalised; empty when no encoder is at hand.</param>
/// <param name="Dimensions">Length of one embedding; 0 when there are none.</param>
public sealed record KnowledgeSnapshot(
    string Version,
    IReadOnlyDictionary<string, Document> Documents,
    IReadOnlyList<Passage> Passages,
    ReadOnlyMemory<float> Vectors,
    int Dimensions)
{
    /// <summary>True when passages can be compared by meaning.</summary>
    public bool HasVectors => Dimensions > 0;

    /// <summary>Vectors of the passages by a second model, which an endpoint serves, in the same order; null without one, or while some are missing.</summary>
    public EmbeddingMatrix? EndpointVectors { get; init; }
}
