using System.Numerics.Tensors;

namespace CoopBot.Retrieval.Dense;

/// <summary>Keeps the best k of many scored rows. Of equal scores the lower row wins, whatever the order they come in.</summary>
internal sealed class TopK(int k)
{
    private const int Block = 256;

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

    /// <summary>Adds a run of rows, the first of which is <paramref name="firstRow"/>.</summary>
    /// <param name="firstRow">The number of the first row.</param>
    /// <param name="scores">A score for each row.</param>
    /// <param name="above">Only scores above this count.</param>
    public void AddRange(int firstRow, ReadOnlySpan<float> scores, float above = float.NegativeInfinity)
    {
        // Nearly all rows of a large collection are below the threshold: whole blocks are passed over by their maximum.
        for (int start = 0; start < scores.Length; start += Block)
        {
            ReadOnlySpan<float> block = scores.Slice(start, Math.Min(Block, scores.Length - start));
            float largest = TensorPrimitives.Max(block);
            if (largest < Threshold || largest <= above)
            {
                continue;
            }

            for (int i = 0; i < block.Length; i++)
            {
                if (block[i] > above)
                {
                    Add(firstRow + start + i, block[i]);
                }
            }
        }
    }

    /// <summary>What was kept, best first.</summary>
    public IReadOnlyList<(int Row, float Score)> Ranked() =>
        [.. kept.UnorderedItems.Select(static i => (i.Element, i.Priority.Score)).OrderByDescending(static i => i.Score).ThenBy(static i => i.Element)];
}
