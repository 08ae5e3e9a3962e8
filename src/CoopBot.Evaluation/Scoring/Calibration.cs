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

        // A bin's gap times its count is the gap of its sums.
        return Bins(pairs, bins).Sum(static b => Math.Abs(b.ConfidenceSum - b.Right)) / pairs.Count;
    }

    /// <summary>The bins of equal width, empty ones too: what a reliability diagram shows.</summary>
    /// <inheritdoc cref="Error" path="/param"/>
    public static IReadOnlyList<ReliabilityBin> Bins(IReadOnlyList<(double Confidence, bool Right)> pairs, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        List<ReliabilityBin> all = [];
        for (int b = 0; b < bins; b++)
        {
            double from = b / (double)bins;
            double to = (b + 1) / (double)bins;
            double confidence = 0;
            int right = 0;
            int count = 0;
            foreach ((double c, bool y) in pairs)
            {
                // Certainty belongs to the last bin.
                if ((from <= c && c < to) || (b == bins - 1 && c == 1))
                {
                    confidence += c;
                    right += y ? 1 : 0;
                    count++;
                }
            }

            all.Add(new ReliabilityBin(from, to, count, right, confidence));
        }

        return all;
    }
}

/// <summary>The replies whose confidence lies within a bin.</summary>
/// <param name="From">Lower end, within.</param>
/// <param name="To">Upper end, without; 1 is within the last bin.</param>
/// <param name="Count">Replies.</param>
/// <param name="Right">Right ones.</param>
/// <param name="ConfidenceSum">The sum of their confidences.</param>
public sealed record ReliabilityBin(double From, double To, int Count, int Right, double ConfidenceSum)
{
    /// <summary>The share that was right; null in an empty bin.</summary>
    public double? Accuracy => Count == 0 ? null : (double)Right / Count;

    /// <summary>The mean confidence; null in an empty bin.</summary>
    public double? MeanConfidence => Count == 0 ? null : ConfidenceSum / Count;
}
