using CoopBot.Retrieval.Dense;

namespace CoopBot.Retrieval;

/// <summary>Picks the best passages by a score that every passage has.</summary>
internal static class Candidates
{
    /// <summary>The numbers of the best <paramref name="k"/> passages with a score above 0, best first.</summary>
    public static IEnumerable<int> Best(ReadOnlySpan<float> scores, int k)
    {
        var best = new TopK(k);
        best.AddRange(0, scores, above: 0);
        return best.Ranked().Select(static b => b.Row);
    }
}
