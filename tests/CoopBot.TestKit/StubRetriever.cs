using CoopBot.Knowledge;
using CoopBot.Retrieval;

namespace CoopBot.TestKit;

/// <summary>Finds every passage of a snapshot in its order, or what the test says.</summary>
public sealed class StubRetriever(KnowledgeSnapshot knowledge) : IRetriever
{
    private readonly List<string> _queries = [];

    public KnowledgeSnapshot Knowledge => knowledge;

    /// <summary>What is found for a query, best first; by default all there is.</summary>
    public Func<string, IEnumerable<Passage>> Finds { get; init; } = _ => knowledge.Passages;

    /// <summary>The queries that reached it, in order.</summary>
    public IReadOnlyList<string> Queries => _queries;

    public Task<IReadOnlyList<RankedPassage>> RetrieveAsync(string query, int k, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _queries.Add(query);
        return Task.FromResult<IReadOnlyList<RankedPassage>>(
            [.. Finds(query).Take(k).Select(static (p, i) => Ranked(p, i + 1))]);
    }

    /// <summary>A passage at a rank, its scores falling with it.</summary>
    public static RankedPassage Ranked(Passage passage, int rank = 1) => new(passage, rank, 1.0 / rank, 1.0 / rank, rank, null, null);
}
