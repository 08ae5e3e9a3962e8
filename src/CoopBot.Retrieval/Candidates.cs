using CoopBot.Retrieval.Dense;

namespace CoopBot.Retrieval;

/// <summary>Picks the best passages by a score that every passage has.</summary>
internal static class Candidates
{
    /// <summary>The numbers of the best <paramref name="k"/> passages with a score above 0, best first.</summary>
    public static IEnumerable<int> Best(ReadOnlySpan<float> scores, int k)
    {
        var best = new TopK(k);
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] > 0)
            {
                best.Add(i, scores[i]);
            }
        }

        return best.Ranked().Select(static b => b.Row);
    }
}
