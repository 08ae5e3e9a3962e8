using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Reading;
using CoopBot.Inference.Weights;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Ingestion;
using CoopBot.Knowledge.Storage;
using Microsoft.Extensions.Options;

namespace CoopBot.Host.Knowledge;

/// <summary>Keeps the bot up to date with the folder of documents.</summary>
internal sealed class KnowledgeService(
    Folders folders,
    BotFactory bots,
    IOptions<ModelsOptions> models,
    IOptions<EncoderOptions> encoder,
    IOptions<ReaderOptions> reader,
    IOptions<KnowledgeOptions> knowledge) : BackgroundService, IBotSource
{
    private readonly TaskCompletionSource<Bot> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Bot? current;

    /// <summary>True once there is a bot.</summary>
    public bool IsReady => current is not null;

    /// <inheritdoc/>
    public ValueTask<Bot> CurrentAsync(CancellationToken cancellationToken) =>
        current is { } bot ? ValueTask.FromResult(bot) : new ValueTask<Bot>(first.Task.WaitAsync(cancellationToken));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ModelSet loaded = await ModelSet.LoadAsync(models.Value, encoder.Value, reader.Value, stoppingToken);
        SqliteKnowledgeStore store = new(new SqliteDatabase(folders.Data));
        Ingestor ingestor = new(store, knowledge.Value.Chunking.ToOptions(), knowledge.Value.Limits);
        await ingestor.IngestAsync(folders.RequireKnowledge(), loaded.Encoder, progress: null, stoppingToken);
        string? identity = loaded.Encoder is null ? null : EncoderIdentity.Of(loaded.Encoder);
        current = bots.Create(await store.LoadSnapshotAsync(identity, loaded.Reader?.Version ?? "", stoppingToken), loaded);
        first.TrySetResult(current);
    }
}
