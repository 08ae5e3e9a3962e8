using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoopBot.Evaluation.Ranking;
using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Benchmarks;

/// <summary>nDCG@10 of lexical, dense and fused rankings for a grid of parameters.</summary>
internal static class FusionGrid
{
    private static readonly Bm25Parameters[] Grid =
    [
        .. from k1 in new[] { 0.7, 0.9, 1.2, 1.5 }
           from b in new[] { 0.3, 0.4, 0.6, 0.75 }
           select new Bm25Parameters { K1 = k1, B = b },
        .. from title in new[] { 0, 0.5, 1.5, 2, 3 } select new Bm25Parameters { TitleWeight = title },
    ];

    public static async Task<int> RunAsync(string[] folders)
    {
        using var encoder = new CachingEncoder(new OnnxEncoder(PackagedEncoder.Options(threads: 1)), "data/embeddings");
        foreach (string folder in folders)
        {
            BeirCollection collection = BeirCollection.Load(folder);
            long start = Stopwatch.GetTimestamp();
            Print(collection.Name, await new BeirRun(encoder).RunAsync(collection, null, CancellationToken.None));
            Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:f1} s");
            foreach (Bm25Parameters parameters in Grid)
            {
                var options = new RetrievalOptions { Bm25 = parameters };
                string label = string.Create(CultureInfo.InvariantCulture, $"  k1 {parameters.K1} b {parameters.B} title {parameters.TitleWeight}");
                Print(label, await new BeirRun(encoder, options).RunAsync(collection, null, CancellationToken.None));
            }
        }

        return 0;
    }

    private static void Print(string label, BeirResult result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{label,-24} {result.Passages,6} passages  nDCG@10 lexical {result.Lexical.NdcgAt10:f4} dense {result.Dense?.NdcgAt10:f4} fused {result.Fused.NdcgAt10:f4}"));
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
