using System.Globalization;
using System.Text.Json;
using CoopBot.Evaluation.Ranking;
using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using CoopBot.Retrieval.Fusion;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Benchmarks;

/// <summary>nDCG@10 of lexical, dense and fused rankings for a grid of parameters.</summary>
internal static class FusionGrid
{
    private static readonly RetrievalOptions[] Grid =
    [
        new(),
        .. from weight in new[] { 0.1, 0.15, 0.2, 0.3, 0.4, 0.5 } select new RetrievalOptions { Fusion = new FusionParameters { LexicalWeight = weight } },
        .. from k1 in new[] { 0.9, 1.2, 1.6 }
           from b in new[] { 0.4, 0.6, 0.75, 0.9 }
           select new RetrievalOptions { Bm25 = new Bm25Parameters { K1 = k1, B = b } },
        .. from title in new[] { 0, 0.5, 1.5, 2 } select new RetrievalOptions { Bm25 = new Bm25Parameters { TitleWeight = title } },
    ];

    public static async Task<int> RunAsync(string[] folders)
    {
        using var encoder = new CachingEncoder(new OnnxEncoder(PackagedEncoder.Options(threads: 1)), "data/embeddings");
        foreach (string folder in folders)
        {
            BeirCollection collection = BeirCollection.Load(folder);
            Console.WriteLine($"{collection.Name}: {collection.Documents.Count} documents, {collection.Queries.Count} questions");
            Console.WriteLine("| lexical weight | k1 | b | title | nDCG@10 lexical | dense | fused |");
            foreach (RetrievalOptions options in Grid)
            {
                BeirResult result = await new BeirRun(encoder, options).RunAsync(collection, null, CancellationToken.None);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {options.Fusion.LexicalWeight} | {options.Bm25.K1} | {options.Bm25.B} | {options.Bm25.TitleWeight} | {result.Lexical.NdcgAt10:f4} | {result.Dense?.NdcgAt10:f4} | {result.Fused.NdcgAt10:f4} |"));
            }
        }

        return 0;
    }
}

/// <summary>Writes each question's candidates with both scores, to try other fusions elsewhere.</summary>
internal static class CandidateDump
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var encoder = new CachingEncoder(new OnnxEncoder(PackagedEncoder.Options(threads: 1)), "data/embeddings");
        BeirCollection collection = BeirCollection.Load(arguments[0]);
        using var output = new StreamWriter(arguments[1]);
        KnowledgeSnapshot snapshot = await new BeirRun(encoder).IndexAsync(collection, null, CancellationToken.None);
        HybridRetriever retriever = HybridRetriever.Create(snapshot, encoder);
        foreach (BeirQuery query in collection.Queries)
        {
            IReadOnlyList<RankedPassage> ranked = await retriever.RetrieveAsync(query.Text, 200, CancellationToken.None);
            double ideal = TextAnalyzer.Analyze(query.Text).Select(static t => t.Text).Distinct().Sum(retriever.Statistics.Idf);
            output.WriteLine(JsonSerializer.Serialize(new
            {
                q = query.Id,
                ideal,
                gains = query.Gains,
                c = ranked.Select(static r => new object?[] { r.Passage.DocumentId, r.Lexical, r.Cosine, r.LexicalRank, r.DenseRank }),
            }));
        }

        return 0;
    }
}
