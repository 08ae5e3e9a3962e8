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
        Mode[] modes =
        [
            new("no chat model", Services(null, data.FullName)),
            new("endpoint down", Services(new Uri($"http://127.0.0.1:{FreePort()}/v1"), data.FullName)),
            new("endpoint never answers", Services(slow.Endpoint, data.FullName)),
        ];
        foreach (Mode mode in modes)
        {
            mode.Bot = new BotFactory(Options.Create(new RetrievalOptions()), Options.Create(new GroundingOptions()), TimeProvider.System, mode.Services.GetRequiredService<ChatModelSource>()).Create(knowledge, models);
            foreach (string question in questions.Take(5))
            {
                await mode.AskAsync(question, measured: false);
            }
        }

        // In turns, each first as often as the others: what else the machine does falls on all of them alike.
        for (int i = 0; i < questions.Length; i++)
        {
            for (int turn = 0; turn < modes.Length; turn++)
            {
                await modes[(i + turn) % modes.Length].AskAsync(questions[i], measured: true);
            }
        }

        foreach (Mode mode in modes)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"{mode.Name}: {questions.Length} questions, {mode.Answered} answered, p50 {mode.At(0.5):0} ms, p95 {mode.At(0.95):0} ms ({mode.At(0.95) - modes[0].At(0.95):+0;-0;0} against no chat model), slowest {mode.At(1):0} ms"));
            await mode.Services.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
        return 0;
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

    private sealed class Mode(string name, ServiceProvider services)
    {
        private readonly List<double> times = [];

        public string Name => name;

        public ServiceProvider Services => services;

        public Bot Bot { get; set; } = null!;

        public int Answered { get; private set; }

        public async Task AskAsync(string question, bool measured)
        {
            long start = Stopwatch.GetTimestamp();
            Grounding.Answers.Answer answer = await Bot.Answerer.AskAsync(new Inquiry(question), CancellationToken.None);
            if (measured)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Answered += answer.Outcome == Grounding.Answers.Outcome.Answered ? 1 : 0;
            }
        }

        /// <summary>Milliseconds within which this share of the answers came.</summary>
        public double At(double share) => times.Order().ElementAt(Math.Min((int)(times.Count * share), times.Count - 1));
    }
}
