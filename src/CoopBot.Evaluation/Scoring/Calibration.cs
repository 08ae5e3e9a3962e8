namespace CoopBot.Evaluation.Scoring;

/// <summary>How far stated confidences are from what happened.</summary>
public static class Calibration
{
    /// <summary>The expected calibration error: the gap between mean confidence and share of right answers, weighted over bins of equal width.</summary>
    /// <param name="pairs">Confidence from 0 to 1, and whether the answer was right.</param>
    /// <param name="bins">Number of bins; 10 by default, as is usual (Naeini et al., 2015).</param>
    /// <returns>0 (calibrated) to 1; null where there are no pairs.</returns>
    public static double? Error(IReadOnlyList<(double Confidence, bool Right)> pairs, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (pairs.Count == 0)
        {
            return null;
        }

        double total = 0;
        for (int b = 0; b < bins; b++)
        {
            double from = b / (double)bins;
            double to = (b + 1) / (double)bins;
            double confidence = 0;
            int right = 0;
            foreach ((double c, bool y) in pairs)
            {
                // Certainty belongs to the last bin.
                if ((from <= c && c < to) || (b == bins - 1 && c == 1))
                {
                    confidence += c;
                    right += y ? 1 : 0;
                }
            }

            total += Math.Abs(confidence - right);
        }

        return total / pairs.Count;
    }
}
