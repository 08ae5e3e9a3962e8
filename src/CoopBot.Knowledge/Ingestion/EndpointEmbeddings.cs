using CoopBot.Inference.Endpoints;
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
    /// <exception cref="EndpointUnavailableException">The endpoint gives nothing that can be used.</exception>
    /// <exception cref="InvalidOperationException">The model gave other than one vector a text.</exception>
    public static async Task<int> CompleteAsync(
        IKnowledgeStore store, IEmbeddingGenerator<string, Embedding<float>> model, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(model);
        string name = EncoderIdentity.Of(model);
        PassageEncoder encoder = new(store, model, progress);
        int encoded = await EncodeAsync(store, encoder, cancellationToken);
        if (!await IsUsableAsync(store, name, cancellationToken))
        {
            // Vectors of several lengths: the endpoint changed what that name stands for. All anew, once.
            await KeepAsync(store, [], cancellationToken);
            encoded = await EncodeAsync(store, encoder, cancellationToken);
            if (!await IsUsableAsync(store, name, cancellationToken))
            {
                throw new EndpointUnavailableException("The embedding model gives vectors of several lengths.");
            }
        }

        await KeepAsync(store, [name], cancellationToken);
        return encoded;
    }

    private static async Task<int> EncodeAsync(IKnowledgeStore store, PassageEncoder encoder, CancellationToken cancellationToken)
    {
        int encoded = 0;
        long generation;
        do
        {
            // The folder may change while an endpoint works for hours: until nothing has, there is more to do.
            generation = (await store.ReadStateAsync(cancellationToken)).Generation;
            KnowledgeSnapshot present = await store.LoadSnapshotAsync(encoder: null, models: "", cancellationToken);
            encoded += await encoder.EncodeMissingAsync(present.Passages, generation, cancellationToken);
        }
        while ((await store.ReadStateAsync(cancellationToken)).Generation != generation);

        return encoded;
    }

    /// <summary>False when there are vectors and they don't make one matrix, though none is missing.</summary>
    private static async Task<bool> IsUsableAsync(IKnowledgeStore store, string name, CancellationToken cancellationToken)
    {
        long generation = (await store.ReadStateAsync(cancellationToken)).Generation;
        KnowledgeSnapshot present = await store.LoadSnapshotAsync(encoder: null, name, models: "", cancellationToken);

        // A folder that has changed again is looked at again by whoever watches it.
        return present.EndpointVectors is not null || present.Passages.Count == 0 || (await store.ReadStateAsync(cancellationToken)).Generation != generation;
    }

    /// <summary>Lets go of other models' vectors, but never of the encoder's.</summary>
    private static async Task KeepAsync(IKnowledgeStore store, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        string? encoderName = (await store.ReadStateAsync(cancellationToken)).Encoder;
        await store.KeepEmbeddingsOfAsync([.. names, .. encoderName is null ? Array.Empty<string>() : [encoderName]], cancellationToken);
    }
}
