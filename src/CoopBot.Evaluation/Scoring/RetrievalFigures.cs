namespace CoopBot.Evaluation.Scoring;

/// <summary>How well retrieval finds the passages that cases name, whatever the answer made of them.</summary>
/// <param name="Cases">Cases whose ranking was judged; at least 1.</param>
/// <param name="Recall">By cutoff: the mean share of a case's named passages within the first k ranks.</param>
/// <param name="Mrr">The mean of 1 / rank of the first named passage, 0 where none is found.</param>
public sealed record RetrievalFigures(int Cases, IReadOnlyList<(int K, double Value)> Recall, double Mrr)
{
    /// <summary>The k of recall@k; ranks beyond the last count as not found.</summary>
    public static IReadOnlyList<int> Cutoffs { get; } = [1, 3, 5, 10, 20];

    /// <summary>The figures over cases with judged rankings; null where there are none.</summary>
    public static RetrievalFigures? Of(IEnumerable<IReadOnlyList<int?>> ranks)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        IReadOnlyList<int?>[] cases = [.. ranks.Where(static r => r.Count > 0)];
        return cases.Length == 0 ? null : new RetrievalFigures(
            cases.Length,
            [.. Cutoffs.Select(k => (k, cases.Average(c => c.Count(r => r <= k) / (double)c.Count)))],
            cases.Average(static c => c.Min() is { } first ? 1.0 / first : 0));
    }
}
