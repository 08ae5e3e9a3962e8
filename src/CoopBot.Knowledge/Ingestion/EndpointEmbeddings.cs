using CoopBot.Knowledge.Storage;
using Microsoft.Extensions.AI;

namespace CoopBot.Knowledge.Ingestion;

/// <summary>Completes the embeddings that an endpoint's model makes: beside the encoder's, which the bot answers with meanwhile.</summary>
public static class EndpointEmbeddings
{
    /// <summary>Has every passage of the store encoded that isn't yet; what was done stays when the work is stopped or fails.</summary>
    /// <param name="store">Where passages and embeddings are.</param>
    /// <param name="model">Encodes passages. Its name (<see cref="EncoderIdentity"/>) is the one to load the vectors by.</param>
    /// <param name="progress">Told how far the work is; may be null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many passages were encoded.</returns>
    /// <exception cref="InvalidOperationException">The model gave other than one vector a text. What the endpoint throws travels, too.</exception>
    public static async Task<int> CompleteAsync(
        IKnowledgeStore store, IEmbeddingGenerator<string, Embedding<float>> model, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(model);
        PassageEncoder encoder = new(store, model, progress);
        int encoded = 0;
        long generation;
        do
        {
            // The folder may change while an endpoint works for hours: until nothing has, there is more to do.
            StoreState state = await store.ReadStateAsync(cancellationToken);
            generation = state.Generation;
            KnowledgeSnapshot present = await store.LoadSnapshotAsync(encoder: null, models: "", cancellationToken);
            encoded += await encoder.EncodeMissingAsync(present.Passages, generation, cancellationToken);
        }
        while ((await store.ReadStateAsync(cancellationToken)).Generation != generation);

        string[] kept = [EncoderIdentity.Of(model), .. (await store.ReadStateAsync(cancellationToken)).Encoder is { } encoderName ? [encoderName] : Array.Empty<string>()];
        await store.KeepEmbeddingsOfAsync(kept, cancellationToken);
        return encoded;
    }
}
