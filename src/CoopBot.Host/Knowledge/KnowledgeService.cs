using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Reading;
using CoopBot.Inference.Weights;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Ingestion;
using CoopBot.Knowledge.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CoopBot.Host.Knowledge;

/// <summary>Keeps the bot up to date with the folder of documents: a changed one is read in the background, and the new bot takes over at once.</summary>
/// <remarks>Bots are immutable: answers in flight finish on the one that they began with, and the collector takes it when nobody uses it.</remarks>
internal sealed partial class KnowledgeService(
    Folders folders,
    BotFactory bots,
    IOptions<ModelsOptions> models,
    IOptions<EncoderOptions> encoder,
    IOptions<ReaderOptions> reader,
    IOptions<KnowledgeOptions> knowledge,
    IOptions<HostOptions> host,
    TimeProvider clock,
    ILogger<KnowledgeService> logger) : BackgroundService, IBotSource
{
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

        using FolderWatch watch = new(folders.Knowledge, TimeSpan.FromSeconds(host.Value.RescanSeconds), clock);
        while (true)
        {
            await LookAsync(loaded, stoppingToken);
            await watch.WaitAsync(stoppingToken);
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
                string? identity = loaded.Encoder is null ? null : EncoderIdentity.Of(loaded.Encoder);
                Bot bot = bots.Create(await store.LoadSnapshotAsync(identity, loaded.Reader?.Version ?? "", cancellationToken), loaded);
                current = bot;
                first.TrySetResult(bot);
                LogReady(bot.Knowledge.Documents.Count, bot.Knowledge.Passages.Count, bot.Knowledge.Version);
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

    [LoggerMessage(LogLevel.Information, "Answering from {Documents} documents, {Passages} passages: {Version}")]
    private partial void LogReady(int documents, int passages, string version);

    [LoggerMessage(LogLevel.Warning, "Not read: {Path}: {Reason}")]
    private partial void LogDocumentFailed(string path, string? reason);

    [LoggerMessage(LogLevel.Warning, "{Problem}")]
    private partial void LogModelMissing(string problem);

    [LoggerMessage(LogLevel.Error, "The folder of documents couldn't be brought in.")]
    private partial void LogLookFailed(Exception exception);
}
