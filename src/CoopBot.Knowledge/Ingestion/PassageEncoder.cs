using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Storage;
using Microsoft.Extensions.AI;

namespace CoopBot.Knowledge.Ingestion;

/// <summary>Encodes the passages whose embeddings the store lacks, and keeps them there as it goes.</summary>
internal sealed class PassageEncoder(IKnowledgeStore store, IEmbeddingGenerator<string, Embedding<float>> encoder, IProgress<IngestProgress>? progress)
{
    /// <summary>Passages between two savings: what a killed run loses at most.</summary>
    private const int SavedTogether = 256;

    private readonly string model = EncoderIdentity.Of(encoder);

    /// <returns>How many passages were encoded.</returns>
    public async Task<int> EncodeMissingAsync(IReadOnlyCollection<Passage> passages, long generation, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Passage passage in passages)
        {
            texts.TryAdd(EmbeddingKey.Of(passage), PassageContext.ForEncoder(passage));
        }

        IReadOnlySet<string> missing = await store.FindMissingEmbeddingsAsync(model, texts.Keys, cancellationToken);

        // By length, so that the encoder's batches hold texts alike.
        string[] keys = [.. missing.OrderBy(key => texts[key].Length).ThenBy(key => key, StringComparer.Ordinal)];
        for (int done = 0; done < keys.Length; done += SavedTogether)
        {
            progress?.Report(new IngestProgress(IngestStage.Encoding, done, keys.Length));
            string[] batch = keys[done..Math.Min(keys.Length, done + SavedTogether)];
            GeneratedEmbeddings<Embedding<float>> embeddings = await encoder.GenerateAsync(batch.Select(key => texts[key]), options: null, cancellationToken);
            if (embeddings.Count != batch.Length)
            {
                throw new InvalidOperationException($"The encoder gave {embeddings.Count} embeddings for {batch.Length} passages.");
            }

            var vectors = new Dictionary<string, float[]>(StringComparer.Ordinal);
            for (int i = 0; i < batch.Length; i++)
            {
                vectors.Add(batch[i], Normalise(embeddings[i].Vector.Span));
            }

            await store.SaveEmbeddingsAsync(model, generation, vectors, cancellationToken);
        }

        if (keys.Length > 0)
        {
            progress?.Report(new IngestProgress(IngestStage.Encoding, keys.Length, keys.Length));
        }

        return keys.Length;
    }

    private static float[] Normalise(ReadOnlySpan<float> vector)
    {
        double sum = 0;
        foreach (float value in vector)
        {
            sum += (double)value * value;
        }

        float[] unit = vector.ToArray();
        double length = Math.Sqrt(sum);
        for (int i = 0; length > 0 && i < unit.Length; i++)
        {
            unit[i] = (float)(unit[i] / length);
        }

        return unit;
    }
}
