namespace CoopBot.Knowledge.Storage;

/// <summary>Keeps documents, passages and embeddings. Every state that a reader sees is one that an ingest run left complete.</summary>
public interface IKnowledgeStore
{
    /// <summary>What the store holds, without texts.</summary>
    Task<StoreState> ReadStateAsync(CancellationToken cancellationToken);

    /// <summary>Which of these embeddings the store lacks.</summary>
    /// <param name="model">The encoder that makes them.</param>
    /// <param name="keys">Keys as <see cref="EmbeddingKey"/> makes them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlySet<string>> FindMissingEmbeddingsAsync(string model, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Keeps embeddings before anything refers to them, so that a killed ingest run need not make them again.</summary>
    /// <param name="model">The encoder that made them.</param>
    /// <param name="basedOn">The generation that the run started from: what a run under way has saved is not swept away by another.</param>
    /// <param name="embeddings">L2-normalised vectors by key; one that is there already is left as it is.</param>
    /// <param name="cancellationToken">Stops the work; nothing of this call is kept then.</param>
    Task SaveEmbeddingsAsync(string model, long basedOn, IReadOnlyDictionary<string, float[]> embeddings, CancellationToken cancellationToken);

    /// <summary>Takes over a whole change, or nothing of it.</summary>
    /// <returns>False when another run was faster: the store has moved on from the generation that the change is based on.</returns>
    Task<bool> TryApplyAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>Everything at one moment.</summary>
    /// <param name="encoder">The encoder whose vectors are wanted; null for none. Without all vectors there are none.</param>
    /// <param name="endpoint">The model of an endpoint whose vectors are wanted besides; null for none. Without all vectors there are none.</param>
    /// <param name="models">Other models that decide answers; enters the version. May be empty.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<KnowledgeSnapshot> LoadSnapshotAsync(string? encoder, string? endpoint, string models, CancellationToken cancellationToken);

    /// <summary>Lets go of the embeddings of all models but these.</summary>
    /// <param name="models">Names of models whose embeddings stay.</param>
    /// <param name="cancellationToken">Stops the work; nothing is let go of then.</param>
    Task KeepEmbeddingsOfAsync(IReadOnlyCollection<string> models, CancellationToken cancellationToken);
}
