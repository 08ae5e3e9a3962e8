using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Reading;
using CoopBot.Knowledge.Storage;
using Microsoft.Extensions.AI;

namespace CoopBot.Knowledge.Ingestion;

/// <summary>
/// Brings a store up to date with a folder. What the store holds afterwards depends on the folder alone, never on what was
/// there before: so a file that can't be read today has no version from yesterday left in it, and is named instead.
/// </summary>
public sealed class Ingestor(IKnowledgeStore store, ChunkingOptions? chunking = null, ReadingLimits? limits = null, DocumentReaders? readers = null, TimeProvider? time = null)
{
    /// <summary>Another run may finish first; more often than that is a fault.</summary>
    private const int MostAttempts = 10;

    private readonly ChunkingOptions chunking = chunking ?? new ChunkingOptions();
    private readonly ReadingLimits limits = limits ?? new ReadingLimits();
    private readonly DocumentReaders readers = readers ?? new DocumentReaders(limits);
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Reads what is new or changed, forgets what is gone, and leaves the store complete: all of it or, when stopped, nothing.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="encoder">Makes the embeddings; null leaves the store lexical.</param>
    /// <param name="progress">Told how far the run is; may be null.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>A row a document. A document that can't be read is a row, not an exception.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder isn't there.</exception>
    public async Task<IngestReport> IngestAsync(
        string folder, IEmbeddingGenerator<string, Embedding<float>>? encoder, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The knowledge folder '{folder}' is not there.");
        }

        long started = time.GetTimestamp();
        int encoded = 0;
        for (int attempt = 1; attempt <= MostAttempts; attempt++)
        {
            StoreState state = await store.ReadStateAsync(cancellationToken);
            var comparison = new FolderComparison(folder, state, readers, chunking, limits, time, progress);
            comparison.Run(cancellationToken);

            string? model = encoder is null ? null : EncoderIdentity.Of(encoder);
            if (encoder is not null)
            {
                List<Passage> passages = [.. comparison.Upserts.SelectMany(version => version.Content.Passages)];
                if (!string.Equals(model, state.Encoder, StringComparison.Ordinal))
                {
                    // Another encoder, or none before: what stays as it is needs its vectors too.
                    KnowledgeSnapshot present = await store.LoadSnapshotAsync(encoder: null, models: "", cancellationToken);
                    var unchanged = comparison.Rows.Where(row => row.Outcome == IngestOutcome.Unchanged).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
                    passages.AddRange(present.Passages.Where(passage => unchanged.Contains(passage.DocumentId)));
                }

                encoded += await new PassageEncoder(store, encoder, progress).EncodeMissingAsync(passages, state.Generation, cancellationToken);
            }

            ChangeSet changes = comparison.ToChangeSet(model ?? (comparison.KeepsEncoder ? state.Encoder : null));
            bool same = changes is { Upserts: [], RemovedPaths: [] } && string.Equals(changes.Chunking, state.Chunking, StringComparison.Ordinal)
                && string.Equals(changes.Encoder, state.Encoder, StringComparison.Ordinal);
            if (!same)
            {
                progress?.Report(new IngestProgress(IngestStage.Saving, 0, changes.Upserts.Count));
            }

            if (same || await store.TryApplyAsync(changes, cancellationToken))
            {
                return new IngestReport(comparison.Rows, encoded, comparison.Ignored, time.GetElapsedTime(started));
            }
        }

        throw new IOException("Other runs keep changing the store; this one gave up.");
    }
}
