namespace CoopBot.Evaluation.Scoring;

/// <summary>Area under the receiver operating characteristic.</summary>
public static class Auroc
{
    /// <summary>The probability that a positive has a higher score than a negative; ties count half.</summary>
    /// <param name="pairs">Scores, and whether each belongs to a positive.</param>
    /// <returns>0 to 1; null where there are only positives or only negatives.</returns>
    /// <remarks>By rank sums (Mann and Whitney, 1947), equal scores sharing their mean rank.</remarks>
    public static double? Of(IEnumerable<(double Score, bool Positive)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        (double Score, bool Positive)[] order = [.. pairs.OrderBy(static p => p.Score)];
        int positives = order.Count(static p => p.Positive);
        int negatives = order.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }

        double rankSum = 0;
        for (int i = 0, j; i < order.Length; i = j)
        {
            int tied = 0;
            for (j = i; j < order.Length && order[j].Score == order[i].Score; j++)
            {
                tied += order[j].Positive ? 1 : 0;
            }

            rankSum += tied * (i + j + 1) / 2.0;
        }

        return (rankSum - (positives * (positives + 1L) / 2.0)) / ((double)positives * negatives);
    }
}
