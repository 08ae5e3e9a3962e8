namespace CoopBot.Evaluation.Ranking;

/// <summary>How well a ranking puts what is relevant first. All give a fraction from 0 to 1 for one question.</summary>
public static class RankingMetrics
{
    /// <summary>nDCG@k with linear gain: gain / log2(rank + 1), summed over the first <paramref name="k"/> ranks, by the sum of the ideal ranking.</summary>
    /// <param name="k">At least 1.</param>
    /// <param name="ranking">Ids, best first; a repeated id counts at its first rank only.</param>
    /// <param name="gains">Gain of each relevant id; at least one above 0.</param>
    /// <exception cref="ArgumentException">Nothing is relevant.</exception>
    /// <remarks>Source: Järvelin and Kekäläinen (2002), in the form of trec_eval that BEIR reports.</remarks>
    public static double NdcgAt(int k, IEnumerable<string> ranking, IReadOnlyDictionary<string, int> gains)
    {
        Check(k, ranking, gains);
        double ideal = DiscountedGain(gains.Values.Where(static g => g > 0).OrderDescending().Take(k));
        return DiscountedGain(First(k, ranking).Select(id => Math.Max(0, gains.GetValueOrDefault(id)))) / ideal;
    }

    /// <summary>1 / rank of the first relevant id within the first <paramref name="k"/> ranks, 0 when there is none: the mean over questions is MRR@k.</summary>
    /// <inheritdoc cref="NdcgAt" path="/param"/>
    /// <exception cref="ArgumentException">Nothing is relevant.</exception>
    public static double ReciprocalRankAt(int k, IEnumerable<string> ranking, IReadOnlyDictionary<string, int> gains)
    {
        Check(k, ranking, gains);
        int rank = 1 + First(k, ranking).ToList().FindIndex(id => gains.GetValueOrDefault(id) > 0);
        return rank == 0 ? 0 : 1.0 / rank;
    }

    /// <summary>The share of the relevant ids that the first <paramref name="k"/> ranks hold.</summary>
    /// <inheritdoc cref="NdcgAt" path="/param"/>
    /// <exception cref="ArgumentException">Nothing is relevant.</exception>
    public static double RecallAt(int k, IEnumerable<string> ranking, IReadOnlyDictionary<string, int> gains)
    {
        Check(k, ranking, gains);
        return (double)First(k, ranking).Count(id => gains.GetValueOrDefault(id) > 0) / gains.Values.Count(static g => g > 0);
    }

    private static double DiscountedGain(IEnumerable<int> gains) => gains.Select(static (gain, i) => gain / Math.Log2(i + 2)).Sum();

    private static IEnumerable<string> First(int k, IEnumerable<string> ranking) => ranking.Distinct(StringComparer.Ordinal).Take(k);

    private static void Check(int k, IEnumerable<string> ranking, IReadOnlyDictionary<string, int> gains)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(gains);
        if (!gains.Values.Any(static g => g > 0))
        {
            throw new ArgumentException("Undefined when nothing is relevant: judge that question on its refusal instead.", nameof(gains));
        }
    }
}
