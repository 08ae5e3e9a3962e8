namespace CoopBot.Inference.Runtime;

/// <summary>Groups sequences of like length, so that little is spent on padding.</summary>
internal static class LengthBatches
{
    /// <summary>Splits the sequences into batches, shortest first.</summary>
    /// <param name="lengths">Tokens of each sequence.</param>
    /// <param name="tokenBudget">Most tokens, padding included, of one batch; a longer sequence gets a batch of its own.</param>
    /// <returns>Indices into <paramref name="lengths"/>; each stands in exactly one batch. Depends on nothing but the input.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Plan(IReadOnlyList<int> lengths, int tokenBudget)
    {
        int[] order = [.. Enumerable.Range(0, lengths.Count).OrderBy(i => lengths[i])]; // OrderBy is stable
        var batches = new List<IReadOnlyList<int>>();
        int start = 0;
        while (start < order.Length)
        {
            int end = start + 1;
            while (end < order.Length && (end - start + 1) * lengths[order[end]] <= tokenBudget)
            {
                end++;
            }

            batches.Add(order[start..end]);
            start = end;
        }

        return batches;
    }
}
