using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CoopBot.Evaluation.Suites;
using CoopBot.FakeModel;
using CoopBot.Grounding;
using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Inference.Chat;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Reading;
using CoopBot.Inference.Weights;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Ingestion;
using CoopBot.Knowledge.Storage;
using CoopBot.Retrieval;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Bench.Wording;

/// <summary>How long answers take while the chat model's endpoint is down.</summary>
internal static class DownRun
{
    /// <summary>Questions of the suite with no chat model, with one whose endpoint nobody listens at, and with one that never answers (a limit of 2 s).</summary>
    public static async Task<int> RunAsync(string documents, string suite, string folder)
    {
        using ModelSet models = await ModelSet.LoadAsync(new ModelsOptions(), new EncoderOptions { ModelPath = "none" }, new ReaderOptions { Folder = Path.GetFullPath(folder) }, CancellationToken.None);
        DirectoryInfo data = Directory.CreateTempSubdirectory("coopbot-bench-");
        SqliteKnowledgeStore store = new(new SqliteDatabase(data.FullName));
        KnowledgeOptions options = new();
        await new Ingestor(store, options.Chunking.ToOptions(), options.Limits).IngestAsync(Path.GetFullPath(documents), encoder: null, progress: null, CancellationToken.None);
        KnowledgeSnapshot knowledge = await store.LoadSnapshotAsync(null, models.Reader!.Version, CancellationToken.None);
        string[] questions = [.. SuiteReader.Read(suite).Cases.Where(static c => c.Question is not null && c.History.Count == 0).Select(static c => c.Question!)];

        await using FakeModelServer slow = await FakeModelServer.StartAsync(FakeBehaviour.Slow);
        double off = await MeasureAsync("no chat model", null);
        double dead = await MeasureAsync("endpoint down", new Uri($"http://127.0.0.1:{FreePort()}/v1"));
        double silent = await MeasureAsync("endpoint never answers", slow.Endpoint);
        Console.WriteLine(FormattableString.Invariant($"p95 against no chat model: endpoint down {dead - off:+0;-0} ms, endpoint never answers {silent - off:+0;-0} ms"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
        return 0;

        async Task<double> MeasureAsync(string name, Uri? endpoint)
        {
            await using ServiceProvider services = Services(endpoint, data.FullName);
            Bot bot = new BotFactory(Options.Create(new RetrievalOptions()), Options.Create(new GroundingOptions()), TimeProvider.System, services.GetRequiredService<ChatModelSource>()).Create(knowledge, models);
            foreach (string question in questions.Take(5))
            {
                await bot.Answerer.AskAsync(new Inquiry(question), CancellationToken.None);
            }

            List<double> times = [];
            int own = 0;
            foreach (string question in questions)
            {
                long start = Stopwatch.GetTimestamp();
                own += (await bot.Answerer.AskAsync(new Inquiry(question), CancellationToken.None)).Outcome == Grounding.Answers.Outcome.Answered ? 1 : 0;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            Console.WriteLine(FormattableString.Invariant($"{name}: {times.Count} questions, {own} answered, p50 {times[times.Count / 2]:0} ms, p95 {times[(int)(times.Count * 0.95)]:0} ms, slowest {times[^1]:0} ms"));
            return times[(int)(times.Count * 0.95)];
        }
    }

    private static ServiceProvider Services(Uri? endpoint, string data)
    {
        Dictionary<string, string?> settings = endpoint is null ? [] : new(StringComparer.Ordinal)
        {
            ["Models:Chat:Kind"] = "OpenAI", ["Models:Chat:Model"] = "none", ["Models:Chat:Endpoint"] = endpoint.ToString(), ["Models:Chat:TimeoutSeconds"] = "2",
        };
        return new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddInference().AddChatModel(_ => data).BuildServiceProvider();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
