using CoopBot.Evaluation.Suites;

namespace CoopBot.Evaluation.Running;

/// <summary>Keeps the engines that were used last, so that cases about the same documents share one.</summary>
internal sealed class EngineCache(IEngineSource source, IReadOnlyDictionary<string, SuiteCollection> collections, int capacity)
{
    private const string KnowledgeFolder = "";

    private readonly Lock gate = new();
    private readonly LinkedList<(string Key, Task<Engine> Engine)> recent = new();

    /// <summary>The engine of a case; the first that asks for it pays for it, the others wait.</summary>
    public Task<Engine> GetAsync(SuiteCase @case, CancellationToken cancellationToken)
    {
        string key = @case.Collection ?? KnowledgeFolder;
        lock (gate)
        {
            LinkedListNode<(string Key, Task<Engine> Engine)>? node = recent.First;
            while (node is not null && !string.Equals(node.Value.Key, key, StringComparison.Ordinal))
            {
                node = node.Next;
            }

            if (node is not null)
            {
                recent.Remove(node);
            }
            else
            {
                node = new((key, Task.Run(() => OpenAsync(@case, cancellationToken), cancellationToken)));
            }

            recent.AddFirst(node);
            if (recent.Count > capacity)
            {
                recent.RemoveLast();
            }

            return node.Value.Engine;
        }
    }

    private Task<Engine> OpenAsync(SuiteCase @case, CancellationToken cancellationToken) => @case.Collection switch
    {
        null => source.OpenAsync(null, cancellationToken),
        { } id when collections.TryGetValue(id, out SuiteCollection? collection) => source.OpenAsync(collection, cancellationToken),
        { } id => throw new SuiteFormatException($"there is no collection \"{id}\"."),
    };
}
