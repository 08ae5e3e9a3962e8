using System.Diagnostics;
using System.Globalization;
using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using Microsoft.Extensions.AI;

namespace CoopBot.Benchmarks;

/// <summary>One retrieval but for the encoder: BM25, exact nearest vectors, fusion; and the memory that it all takes.</summary>
internal static class RetrievalBenchmark
{
    private const int Dimensions = 384;
    private const int Queries = 200;

    public static int Run(string[] arguments)
    {
        var corpus = new GeneratedCorpus(int.Parse(arguments[0], CultureInfo.InvariantCulture));
        var snapshot = new KnowledgeSnapshot(
            "sha256:made-up", new Dictionary<string, Document>(StringComparer.Ordinal), corpus.Passages(), corpus.Vectors(Dimensions), Dimensions);
        long held = GC.GetTotalMemory(forceFullCollection: true);
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        using var encoder = new NoEncoder();
        HybridRetriever retriever = HybridRetriever.Create(snapshot, encoder);
        TimeSpan build = Stopwatch.GetElapsedTime(start);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        long all = GC.GetTotalMemory(forceFullCollection: true);

        double[] times = new double[Queries];
        double[] processor = new double[Queries];
        float[] question = new float[Dimensions];
        for (int i = -20; i < Queries; i++)
        {
            string words = string.Join(' ', corpus.Query(i + 20));
            GeneratedCorpus.Unit(new Random(-1000 - i), question);
            TimeSpan used = Environment.CpuUsage.TotalTime;
            start = Stopwatch.GetTimestamp();
            retriever.Rank(words, question, 12);
            if (i >= 0)
            {
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                processor[i] = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        Array.Sort(processor);
        Console.WriteLine("| passages | min ms | p50 ms | p95 ms | p50 CPU ms, all threads | build s | build CPU s | snapshot MB | with indexes MB | working set MB |");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {corpus.Count} | {times[0]:f2} | {times[Queries / 2]:f2} | {times[Queries * 95 / 100]:f2} | {processor[Queries / 2]:f2} | {build.TotalSeconds:f1} | {cpu.TotalSeconds:f1} | {held / 1e6:f0} | {all / 1e6:f0} | {Environment.WorkingSet / 1e6:f0} |"));
        return 0;
    }

    /// <summary>Stands where the encoder would: its time is measured elsewhere.</summary>
    private sealed class NoEncoder : ITextEncoder
    {
        public int Dimensions => RetrievalBenchmark.Dimensions;

        public string Version => "none";

        public int MaxTokens => 512;

        public int CountTokens(string text) => throw new NotSupportedException();

        public ValueTask<ReadOnlyMemory<float>> EncodeQuestionAsync(string question, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
