using CoopBot.Knowledge;

namespace CoopBot.Retrieval;

/// <summary>Ranks the passages of one knowledge snapshot for a question or a claim.</summary>
public interface IRetriever
{
    /// <summary>The snapshot that this retriever ranks.</summary>
    KnowledgeSnapshot Knowledge { get; }

    /// <summary>The best <paramref name="k"/> passages, best first; fewer when nothing else is near.</summary>
    /// <param name="query">A question or a claim, as a person wrote it.</param>
    /// <param name="k">At least 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Ties are broken by document id, then offset, so that the same query gives the same ranking.</returns>
    Task<IReadOnlyList<RankedPassage>> RetrieveAsync(string query, int k, CancellationToken cancellationToken);
}

/// <summary>One passage with its place in a ranking and where it comes from.</summary>
/// <param name="Passage">What was found.</param>
/// <param name="Rank">From 1.</param>
/// <param name="Score">The fused score; compares only within one query.</param>
/// <param name="Lexical">BM25 score, 0 when it shares no term with the query.</param>
/// <param name="LexicalRank">Rank by BM25 from 1; null when it is not among the lexical candidates.</param>
/// <param name="Cosine">Inner product of the embeddings, -1 to 1; null without an encoder.</param>
/// <param name="DenseRank">Rank by cosine from 1; null when it is not among the dense candidates.</param>
public sealed record RankedPassage(
    Passage Passage, int Rank, double Score, double Lexical, int? LexicalRank, double? Cosine, int? DenseRank)
{
    /// <summary>Inner product of the embeddings that an endpoint's model makes, -1 to 1; null without one, or when it could not be reached.</summary>
    public double? EndpointCosine { get; init; }
}
