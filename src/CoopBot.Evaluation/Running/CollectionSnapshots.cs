using CoopBot.Evaluation.Suites;
using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Chunking;
using Microsoft.Extensions.AI;

namespace CoopBot.Evaluation.Running;

/// <summary>Makes snapshots of the documents that cases bring with them, in memory.</summary>
public static class CollectionSnapshots
{
    /// <summary>The snapshot of a collection.</summary>
    /// <param name="collection">The documents.</param>
    /// <param name="encoder">Gives passages their vectors; without one there are none.</param>
    /// <param name="chunking">How documents are cut.</param>
    /// <param name="models">Names the models that decide answers.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<KnowledgeSnapshot> BuildAsync(
        SuiteCollection collection, ITextEncoder? encoder, ChunkingOptions chunking, string models, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collection);

        // The builder puts documents in this order: the vectors must follow it.
        ChunkedDocument[] chunked =
        [
            .. collection.Documents.Select(d => DocumentBuilder.FromText(d.Id, d.Title, d.Text, d.Date, chunking))
                .OrderBy(static d => d.Document.Id, StringComparer.Ordinal),
        ];
        if (encoder is null)
        {
            return SnapshotBuilder.Build(chunked, options: chunking, models: models);
        }

        GeneratedEmbeddings<Embedding<float>> encoded = await encoder.GenerateAsync(
            chunked.SelectMany(static d => d.Passages).Select(PassageContext.ForEncoder), cancellationToken: cancellationToken);
        float[] vectors = new float[encoded.Count * encoder.Dimensions];
        for (int i = 0; i < encoded.Count; i++)
        {
            encoded[i].Vector.CopyTo(vectors.AsMemory(i * encoder.Dimensions));
        }

        return SnapshotBuilder.Build(chunked, vectors, encoder.Dimensions, chunking, models);
    }
}
