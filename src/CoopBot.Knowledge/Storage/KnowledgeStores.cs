namespace CoopBot.Knowledge.Storage;

/// <summary>Shorter ways to ask a store.</summary>
public static class KnowledgeStores
{
    /// <summary>Everything at one moment, without vectors of an endpoint's model.</summary>
    /// <inheritdoc cref="IKnowledgeStore.LoadSnapshotAsync"/>
    public static Task<KnowledgeSnapshot> LoadSnapshotAsync(this IKnowledgeStore store, string? encoder, string models, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.LoadSnapshotAsync(encoder, endpoint: null, models, cancellationToken);
    }
}
