namespace CoopBot.Retrieval.Dense;

/// <summary>Keeps the best k of many scored rows. Of equal scores the lower row wins, whatever the order they come in.</summary>
internal sealed class TopK(int k)
{
    // The worst of the kept stands on top: the highest row of the lowest score.
    private readonly PriorityQueue<int, (float Score, int Row)> kept =
        new(Comparer<(float Score, int Row)>.Create(static (a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Row.CompareTo(a.Row)));

    /// <summary>A score below this can't enter any more.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    public void Add(int row, float score)
    {
        if (score < Threshold)
        {
            return;
        }

        if (kept.Count < k)
        {
            kept.Enqueue(row, (score, row));
        }
        else
        {
            kept.EnqueueDequeue(row, (score, row));
        }

        if (kept.Count == k && kept.TryPeek(out _, out (float Score, int Row) worst))
        {
            Threshold = worst.Score;
        }
    }

    /// <summary>What was kept, best first.</summary>
    public IReadOnlyList<(int Row, float Score)> Ranked() =>
        [.. kept.UnorderedItems.Select(static i => (i.Element, i.Priority.Score)).OrderByDescending(static i => i.Score).ThenBy(static i => i.Element)];
}
