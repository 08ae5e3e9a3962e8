using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Text;
using CoopBot.Retrieval;
using Microsoft.Extensions.AI;

namespace CoopBot.Evaluation.Ranking;

/// <summary>Runs a retrieval benchmark through the retriever that answers questions.</summary>
/// <param name="encoder">Null ranks by words alone.</param>
/// <param name="options">How passages are ranked; null takes the defaults.</param>
public sealed class BeirRun(ITextEncoder? encoder, RetrievalOptions? options = null)
{
    private const int Cutoff = 10;

    // Deep enough that the first ten documents of each ranker are among the fused ones, whatever the other ranker says of them.
    private const int Depth = 1000;
    private const int EncodedAtATime = 256;

    /// <summary>Ranks the documents for every question. A document ranks where its best passage does.</summary>
    /// <param name="collection">Documents, questions and what is relevant.</param>
    /// <param name="progress">Told the share of passages encoded, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Stops between two batches or questions.</param>
    public async Task<BeirResult> RunAsync(BeirCollection collection, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collection);
        KnowledgeSnapshot snapshot = await IndexAsync(collection, progress, cancellationToken);
        HybridRetriever retriever = HybridRetriever.Create(snapshot, encoder, options);
        var results = new List<BeirQueryResult>(collection.Queries.Count);
        foreach (BeirQuery query in collection.Queries)
        {
            IReadOnlyList<RankedPassage> ranked = await retriever.RetrieveAsync(query.Text, Depth, cancellationToken);
            results.Add(new BeirQueryResult(
                query.Id,
                Judge(query, ranked.Where(static r => r.LexicalRank is not null).OrderBy(static r => r.LexicalRank)),
                retriever.IsHybrid ? Judge(query, ranked.Where(static r => r.DenseRank is not null).OrderBy(static r => r.DenseRank)) : null,
                Judge(query, ranked)));
        }

        return new BeirResult(collection.Name, collection.Documents.Count, snapshot.Passages.Count, results);
    }

    /// <summary>One passage a document, as the benchmarks are defined; what is longer than the encoder sees is cut.</summary>
    private static ChunkedDocument Chunk(BeirDocument document, ITextEncoder? encoder)
    {
        var options = new ChunkingOptions();
        Passage whole = new(document.Id, 0, new TextSpan(0, document.Text.Length), document.Text) { Title = document.Title };
        int tokens = (encoder is null ? options.CountTokens : encoder.CountTokens)(PassageContext.ForEncoder(whole));
        return tokens <= options.MaximumTokens
            ? new ChunkedDocument(new Document(document.Id, document.Id, document.Title, document.Text, ""), [whole])
            : DocumentBuilder.FromText(document.Id, document.Title, document.Text, options: options);
    }

    internal async Task<KnowledgeSnapshot> IndexAsync(BeirCollection collection, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ChunkedDocument[] chunked =
        [
            .. collection.Documents
                .Where(static d => !string.IsNullOrWhiteSpace(d.Title + d.Text))
                .Select(d => Chunk(d, encoder))
                .OrderBy(static d => d.Document.Id, StringComparer.Ordinal),
        ];
        if (encoder is null)
        {
            return SnapshotBuilder.Build(chunked);
        }

        string[] texts = [.. chunked.SelectMany(static d => d.Passages).Select(PassageContext.ForEncoder)];
        var vectors = new List<float>(texts.Length * encoder.Dimensions);
        foreach (string[] batch in texts.Chunk(EncodedAtATime))
        {
            GeneratedEmbeddings<Embedding<float>> encoded = await encoder.GenerateAsync(batch, cancellationToken: cancellationToken);
            foreach (Embedding<float> vector in encoded)
            {
                vectors.AddRange(vector.Vector.Span);
            }

            progress?.Report((double)vectors.Count / encoder.Dimensions / texts.Length);
        }

        return SnapshotBuilder.Build(chunked, vectors.ToArray(), encoder.Dimensions, models: encoder.Version);
    }

    private static RankingFigures Judge(BeirQuery query, IEnumerable<RankedPassage> ranked)
    {
        string[] documents = [.. ranked.Select(static r => r.Passage.DocumentId)];
        return new RankingFigures(
            RankingMetrics.NdcgAt(Cutoff, documents, query.Gains),
            RankingMetrics.ReciprocalRankAt(Cutoff, documents, query.Gains),
            RankingMetrics.RecallAt(Cutoff, documents, query.Gains));
    }
}
