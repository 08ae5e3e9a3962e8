using System.Threading.Channels;
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
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace CoopBot.Host.Knowledge;

/// <summary>Keeps the bot up to date with the folder of documents: a changed one is read in the background, and the new bot takes over at once.</summary>
/// <remarks>Bots are immutable: answers in flight finish on the one that they began with, and the collector takes it when nobody uses it.</remarks>
internal sealed partial class KnowledgeService(
    Folders folders,
    BotFactory bots,
    EmbeddingModelSource embedding,
    IOptions<ModelsOptions> models,
    IOptions<EncoderOptions> encoder,
    IOptions<ReaderOptions> reader,
    IOptions<KnowledgeOptions> knowledge,
    IOptions<HostOptions> host,
    TimeProvider clock,
    ILogger<KnowledgeService> logger) : BackgroundService, IBotSource
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly Channel<bool> incomplete = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim swapping = new(1);
    private readonly TaskCompletionSource<Bot> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Bot? current;
    private volatile string? problem;
    private volatile ITextEncoder? encoding;

    /// <summary>True once there is a bot.</summary>
    public bool IsReady => current is not null;

    /// <summary>Why the last look at the folder failed; null when it didn't. Names no path.</summary>
    public string? Problem => problem;

    /// <summary>Says how alike texts are; null without a model, or while it is being loaded.</summary>
    public ITextEncoder? Encoder => encoding;

    /// <inheritdoc/>
    public ValueTask<Bot> CurrentAsync(CancellationToken cancellationToken) =>
        current is { } bot ? ValueTask.FromResult(bot) : new ValueTask<Bot>(first.Task.WaitAsync(cancellationToken));

    /// <inheritdoc/>
    public override void Dispose()
    {
        swapping.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not on the thread that starts the host: the pages are there while the documents are read.
        await Task.Yield();
        using ModelSet loaded = await ModelSet.LoadAsync(models.Value, encoder.Value, reader.Value, stoppingToken);
        encoding = loaded.Encoder;
        foreach (string missing in loaded.Problems)
        {
            LogModelMissing(missing);
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] running = embedding.Current is { } model
            ? [WatchAsync(loaded, stopping.Token), EmbedAsync(model, loaded, stopping.Token)]
            : [WatchAsync(loaded, stopping.Token)];
        try
        {
            await await Task.WhenAny(running); // none ends but by failing or being stopped
        }
        finally
        {
            await stopping.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // before the models go
        }
    }

    private async Task WatchAsync(ModelSet loaded, CancellationToken cancellationToken)
    {
        using FolderWatch watch = new(folders.Knowledge, TimeSpan.FromSeconds(host.Value.RescanSeconds), clock);
        while (true)
        {
            await LookAsync(loaded, cancellationToken);
            await watch.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Completes the endpoint's vectors whenever some are missing, and has the ranking use them once all are there.</summary>
    private async Task EmbedAsync(IEmbeddingGenerator<string, Embedding<float>> model, ModelSet loaded, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        while (true)
        {
            await incomplete.Reader.ReadAsync(cancellationToken);
            try
            {
                SqliteKnowledgeStore store = new(new SqliteDatabase(folders.Data));
                int encoded = await EndpointEmbeddings.CompleteAsync(store, model, progress: null, cancellationToken);
                await SwapAsync(store, loaded, cancellationToken);
                LogEmbedded(encoded);
                pause = FirstPause;
            }
            catch (Exception e) when (e is EndpointUnavailableException or IOException or UnauthorizedAccessException or SqliteException or InvalidOperationException)
            {
                // The encoder ranks meanwhile, and what was encoded is kept.
                // An endpoint's own words may repeat what it was sent, and whoever speaks to it has logged what there is to say.
                LogEmbeddingPaused((int)pause.TotalSeconds, e is EndpointUnavailableException ? null : e);
                await Task.Delay(pause, clock, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                incomplete.Writer.TryWrite(true);
            }
        }
    }

    private async Task LookAsync(ModelSet loaded, CancellationToken cancellationToken)
    {
        try
        {
            SqliteKnowledgeStore store = new(new SqliteDatabase(folders.Data));
            IngestReport report = await new Ingestor(store, knowledge.Value.Chunking.ToOptions(), knowledge.Value.Limits)
                .IngestAsync(folders.RequireKnowledge(), loaded.Encoder, progress: null, cancellationToken);
            foreach (IngestRow row in report.Rows.Where(static r => r.Outcome == IngestOutcome.Failed))
            {
                LogDocumentFailed(row.Path, row.Reason);
            }

            if (current is null || report.HasChanges)
            {
                await SwapAsync(store, loaded, cancellationToken);
            }

            problem = null;
        }
        catch (DirectoryNotFoundException e)
        {
            problem = "The folder of documents is not there.";
            LogLookFailed(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or InvalidOperationException)
        {
            // What was known stays known; the next look may do better.
            problem = "The folder of documents, or the store, can't be used at the moment.";
            LogLookFailed(e);
        }
    }

    /// <summary>Lets a bot over the store's present state take over.</summary>
    private async Task SwapAsync(SqliteKnowledgeStore store, ModelSet loaded, CancellationToken cancellationToken)
    {
        // One at a time: an older state must not follow a newer one.
        await swapping.WaitAsync(cancellationToken);
        try
        {
            string? encoderName = loaded.Encoder is null ? null : EncoderIdentity.Of(loaded.Encoder);
            string? endpointName = embedding.Current is { } model ? EncoderIdentity.Of(model) : null;
            KnowledgeSnapshot snapshot = await store.LoadSnapshotAsync(encoderName, endpointName, loaded.Reader?.Version ?? "", cancellationToken);
            if (endpointName is not null && snapshot.EndpointVectors is null && snapshot.Passages.Count > 0)
            {
                incomplete.Writer.TryWrite(true);
            }

            Bot bot = bots.Create(snapshot, loaded);
            current = bot;
            first.TrySetResult(bot);
            LogReady(bot.Knowledge.Documents.Count, bot.Knowledge.Passages.Count, bot.Knowledge.Version);
        }
        finally
        {
            swapping.Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "Answering from {Documents} documents, {Passages} passages: {Version}")]
    private partial void LogReady(int documents, int passages, string version);

    [LoggerMessage(LogLevel.Information, "The embedding model encoded {Passages} passages; it takes part in the ranking.")]
    private partial void LogEmbedded(int passages);

    [LoggerMessage(LogLevel.Warning, "The embedding model's work rests for {Seconds} s; passages are ranked without it.")]
    private partial void LogEmbeddingPaused(int seconds, Exception? exception);

    [LoggerMessage(LogLevel.Warning, "Not read: {Path}: {Reason}")]
    private partial void LogDocumentFailed(string path, string? reason);

    [LoggerMessage(LogLevel.Warning, "{Problem}")]
    private partial void LogModelMissing(string problem);

    [LoggerMessage(LogLevel.Error, "The folder of documents couldn't be brought in.")]
    private partial void LogLookFailed(Exception exception);
}
