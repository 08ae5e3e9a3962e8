using System.CommandLine;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Runs;
using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Endpoints;
using CoopBot.Inference.Reading;
using CoopBot.Inference.Weights;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Ingestion;
using CoopBot.Knowledge.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Cli.Composition;

/// <summary>What a command works with: settings, folders, models, knowledge. Each is set up when it is first asked for.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Terminal terminal;
    private readonly Lazy<Task<ModelSet>> models;
    private readonly Lazy<SqliteKnowledgeStore> store;

    private Workspace(ServiceProvider services, Folders folders, Terminal terminal)
    {
        this.services = services;
        this.terminal = terminal;
        Folders = folders;
        models = new Lazy<Task<ModelSet>>(LoadModelsAsync);
        store = new Lazy<SqliteKnowledgeStore>(OpenStore);
    }

    public Folders Folders { get; }

    public BotFactory Bots => services.GetRequiredService<BotFactory>();

    /// <summary>Reads the settings and chooses the folders; nothing is loaded yet.</summary>
    public static Workspace Open(ParseResult parsed, Terminal terminal)
    {
        Folders folders = FoldersOf(parsed);
        return new Workspace(Settings.Load(AppContext.BaseDirectory, folders.Data), folders, terminal);
    }

    /// <summary>The folders that were asked for, or their defaults.</summary>
    public static Folders FoldersOf(ParseResult parsed) => Folders.Choose(
        parsed.GetValue(GlobalOptions.Knowledge)?.FullName,
        parsed.GetValue(GlobalOptions.Data)?.FullName,
        Directory.GetCurrentDirectory(),
        AppContext.BaseDirectory);

    /// <summary>The answer log; its file is made at the first use.</summary>
    public IAnswerLog AnswerLog => services.GetRequiredService<IAnswerLog>();

    /// <summary>Gives people the names that the answer log knows them by.</summary>
    public Pseudonyms Pseudonyms => services.GetRequiredService<Pseudonyms>();

    /// <summary>Names the settings that decide answers.</summary>
    public SettingsVersion SettingsVersion => services.GetRequiredService<SettingsVersion>();

    /// <summary>The time.</summary>
    public TimeProvider Clock => services.GetRequiredService<TimeProvider>();

    /// <summary>The evaluation runs that are kept.</summary>
    public RunStore Runs => new(Folders.Data, Clock);

    /// <summary>The options of a stage.</summary>
    public T Get<T>()
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    /// <summary>The models; loading begins with the first call, so a command that needs them calls early and waits late.</summary>
    public Task<ModelSet> ModelsAsync() => models.Value;

    /// <summary>Brings the store up to date with the folder.</summary>
    /// <param name="encoder">Gives new passages their vectors; null leaves that to a later run.</param>
    /// <param name="cancellationToken">Stops the work; the store keeps its last complete state.</param>
    public Task<IngestReport> IngestAsync(ITextEncoder? encoder, CancellationToken cancellationToken)
    {
        KnowledgeOptions options = Get<KnowledgeOptions>();
        var ingestor = new Ingestor(store.Value, options.Chunking.ToOptions(), options.Limits);
        return ProgressDisplay.For(terminal).RunAsync(progress =>
            ingestor.IngestAsync(Folders.RequireKnowledge(), encoder, new IngestSteps(progress), cancellationToken));
    }

    /// <summary>The documents without vectors, brought up to date first: for what needs no ranking, and so no model.</summary>
    public async Task<KnowledgeSnapshot> DocumentsAsync(CancellationToken cancellationToken)
    {
        await IngestAndWarnAsync(encoder: null, cancellationToken);
        return await store.Value.LoadSnapshotAsync(encoder: null, models: "", cancellationToken);
    }

    /// <summary>The bot over the documents, brought up to date first.</summary>
    public async Task<Bot> BotAsync(CancellationToken cancellationToken)
    {
        ModelSet loaded = await ModelsAsync();
        await IngestAndWarnAsync(loaded.Encoder, cancellationToken);
        string? endpoint = await EmbedAsync(cancellationToken);
        string? encoder = loaded.Encoder is null ? null : EncoderIdentity.Of(loaded.Encoder);
        KnowledgeSnapshot knowledge = await store.Value.LoadSnapshotAsync(encoder, endpoint, loaded.Reader?.Version ?? "", cancellationToken);
        return Bots.Create(knowledge, loaded);
    }

    /// <summary>The bot as channels see it: each answer is in the log before it is shown.</summary>
    public async Task<IAnswerService> AnswersAsync(CancellationToken cancellationToken) =>
        Answers(await BotAsync(cancellationToken));

    /// <summary>The same for a bot that is there already.</summary>
    public IAnswerService Answers(Bot bot) => ActivatorUtilities.CreateInstance<AnswerService>(services, new FixedBotSource(bot));

    public async ValueTask DisposeAsync()
    {
        if (models.IsValueCreated)
        {
            await ((Task)models.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (models.Value.IsCompletedSuccessfully)
            {
                (await models.Value).Dispose();
            }
        }

        await services.DisposeAsync();
    }

    /// <summary>A document that can't be read is named, and the others answer.</summary>
    private async Task IngestAndWarnAsync(ITextEncoder? encoder, CancellationToken cancellationToken)
    {
        IngestReport report = await IngestAsync(encoder, cancellationToken);
        foreach (IngestRow row in report.Rows.Where(static row => row.Outcome == IngestOutcome.Failed))
        {
            terminal.Error.WriteLine($"not read: {row.Path}: {row.Reason}");
        }
    }

    /// <summary>Completes the vectors of the embedding model behind an endpoint, where one is set; what it can't give, the ranking does without.</summary>
    /// <returns>The name that the vectors are kept under; null without such a model.</returns>
    private async Task<string?> EmbedAsync(CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<EmbeddingModelSource>().Current is not { } model)
        {
            return null;
        }

        try
        {
            await ProgressDisplay.For(terminal).RunAsync(progress => EndpointEmbeddings.CompleteAsync(store.Value, model, new IngestSteps(progress), cancellationToken));
        }
        catch (EndpointUnavailableException e)
        {
            terminal.Error.WriteLine($"note: {e.Message} Passages are ranked without it.");
        }

        return EncoderIdentity.Of(model);
    }

    private async Task<ModelSet> LoadModelsAsync()
    {
        ModelSet loaded = await ModelSet.LoadAsync(Get<ModelsOptions>(), Get<EncoderOptions>(), Get<ReaderOptions>(), CancellationToken.None);
        foreach (string problem in loaded.Problems)
        {
            terminal.Error.WriteLine($"note: {problem}");
        }

        return loaded;
    }

    private SqliteKnowledgeStore OpenStore()
    {
        try
        {
            return new SqliteKnowledgeStore(new SqliteDatabase(Folders.Data));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or InvalidOperationException)
        {
            throw new UsageException($"The store in {Folders.Data} can't be used: {e.Message}", e);
        }
    }
}
