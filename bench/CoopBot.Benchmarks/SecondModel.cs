using System.Globalization;
using CoopBot.Evaluation.Ranking;
using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Chunking;
using CoopBot.Retrieval;
using Microsoft.Extensions.AI;

namespace CoopBot.Benchmarks;

/// <summary>nDCG@10 with a second embedding model beside the encoder, as an endpoint would serve it.</summary>
internal static class SecondModel
{
    private const int Cutoff = 10;

    /// <param name="arguments">Model file, vocabulary, and folders in BEIR layout. The model pools by the mean and knows no prefix.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var encoder = new CachingEncoder(new OnnxEncoder(PackagedEncoder.Options(threads: 1)), "data/embeddings");
        using var second = new CachingEncoder(
            new OnnxEncoder(new EncoderOptions
            {
                ModelPath = arguments[0],
                ModelSha256 = "",
                VocabularyPath = arguments[1],
                VocabularySha256 = "",
                Pooling = Pooling.Mean,
                QuestionPrefix = "",
                MaxTokens = 256,
                Threads = 1,
            }),
            "data/embeddings");
        Console.WriteLine("| collection | without it | with it |");
        foreach (string folder in arguments[2..])
        {
            BeirCollection collection = BeirCollection.Load(folder);
            KnowledgeSnapshot snapshot = await new BeirRun(encoder).IndexAsync(collection, null, CancellationToken.None);
            GeneratedEmbeddings<Embedding<float>> made = await second.GenerateAsync(snapshot.Passages.Select(PassageContext.ForEncoder));
            EmbeddingMatrix matrix = new(made.SelectMany(static e => e.Vector.ToArray()).ToArray(), second.Dimensions);
            HybridRetriever without = HybridRetriever.Create(snapshot with { EndpointVectors = matrix }, encoder);
            double[] means = [await MeanAsync(without, collection), await MeanAsync(EndpointRetriever.Create(without, second), collection)];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {collection.Name} | {means[0]:f4} | {means[1]:f4} |"));
        }

        return 0;
    }

    private static async Task<double> MeanAsync(IRetriever retriever, BeirCollection collection)
    {
        double sum = 0;
        foreach (BeirQuery query in collection.Queries)
        {
            IReadOnlyList<RankedPassage> ranked = await retriever.RetrieveAsync(query.Text, 100, CancellationToken.None);
            sum += RankingMetrics.NdcgAt(Cutoff, [.. ranked.Select(static r => r.Passage.DocumentId)], query.Gains);
        }

        return sum / collection.Queries.Count;
    }
}
