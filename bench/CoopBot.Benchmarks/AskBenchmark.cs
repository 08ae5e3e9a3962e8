using System.Diagnostics;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Inference.Reading;
using CoopBot.Inference.Weights;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Ingestion;
using CoopBot.Knowledge.Storage;
using CoopBot.Retrieval;
using Microsoft.Extensions.Options;

namespace CoopBot.Benchmarks;

/// <summary>How long an answer takes, by stage, against the reader alone on the same passages.</summary>
internal static class AskBenchmark
{
    /// <summary>Arguments: a folder of documents, a suite about it, a folder with a reader.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        ReaderOptions reading = new() { Folder = Path.GetFullPath(arguments[2]) };
        using ModelSet models = await ModelSet.LoadAsync(new ModelsOptions { Required = true }, PackagedEncoder.Options(), reading, CancellationToken.None);
        Bot bot = await BotAsync(arguments[0], models);
        string[] questions = [.. SuiteReader.Read(arguments[1]).Cases.Where(static c => c.Question is not null && c.History.Count == 0).Select(static c => c.Question!)];
        Dictionary<string, List<double>> stages = new(StringComparer.Ordinal);
        List<double> totals = [], bare = [];
        foreach (string question in questions.Take(5).Concat(questions))
        {
            long start = Stopwatch.GetTimestamp();
            Answer answer = await bot.Answerer.AskAsync(new Inquiry(question, []), CancellationToken.None);
            double total = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (answer.Explanation is not { Candidates.Count: > 0 } explanation)
            {
                continue;
            }

            ReaderPair[] pairs = [.. explanation.Candidates.Select(c => new ReaderPair(question, c.Passage.Passage.Text))];
            start = Stopwatch.GetTimestamp();
            models.Reader!.Judge(pairs);
            bare.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            totals.Add(total);
            foreach (IGrouping<string, KeyValuePair<string, double>> stage in explanation.Timings.GroupBy(static t => t.Key, StringComparer.Ordinal))
            {
                (stages.TryGetValue(stage.Key, out List<double>? times) ? times : stages[stage.Key] = []).Add(stage.Sum(static t => t.Value));
            }
        }

        foreach ((string stage, List<double> times) in stages.Append(new("whole answer", totals)).Append(new("reader alone on the same passages", bare)))
        {
            // The first five warm up: they are asked again.
            times.RemoveRange(0, Math.Min(5, times.Count - 1));
            times.Sort();
            Console.WriteLine(FormattableString.Invariant($"{stage}: p50 {At(times, 0.5):f0} ms, p95 {At(times, 0.95):f0} ms, in {times.Count} answers"));
        }

        Console.WriteLine(FormattableString.Invariant($"whole answer to reader alone: {totals.Average() / bare.Average():f2}"));
        return 0;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];

    private static async Task<Bot> BotAsync(string folder, ModelSet models)
    {
        DirectoryInfo data = Directory.CreateTempSubdirectory("coopbot-bench-");
        try
        {
            var store = new SqliteKnowledgeStore(new SqliteDatabase(data.FullName));
            var options = new KnowledgeOptions();
            await new Ingestor(store, options.Chunking.ToOptions(), options.Limits).IngestAsync(folder, models.Encoder, progress: null, CancellationToken.None);
            KnowledgeSnapshot knowledge = await store.LoadSnapshotAsync(EncoderIdentity.Of(models.Encoder!), models.Reader!.Version, CancellationToken.None);
            return new BotFactory(Options.Create(new RetrievalOptions()), Options.Create(new GroundingOptions()), TimeProvider.System).Create(knowledge, models);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            data.Delete(recursive: true);
        }
    }
}
