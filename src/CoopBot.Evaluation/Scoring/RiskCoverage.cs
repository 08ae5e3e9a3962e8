namespace CoopBot.Evaluation.Scoring;

/// <summary>What is left wrong when only the surest part of the replies is kept.</summary>
/// <param name="Points">From the surest to all: the share kept, and the share of these that is wrong. Equal confidences are kept together.</param>
/// <param name="Area">The mean risk over all shares (AURC), 0 to 1: lower is better.</param>
/// <remarks>Source: El-Yaniv and Wiener (2010).</remarks>
public sealed record RiskCoverage(IReadOnlyList<RiskPoint> Points, double Area)
{
    /// <summary>The curve; null where there are no replies.</summary>
    /// <param name="pairs">Confidence, and whether the reply was right.</param>
    public static RiskCoverage? Of(IEnumerable<(double Confidence, bool Right)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        (double Confidence, bool Right)[] order = [.. pairs.OrderByDescending(static p => p.Confidence)];
        if (order.Length == 0)
        {
            return null;
        }

        List<RiskPoint> points = [];
        double area = 0;
        int wrong = 0;
        for (int i = 0, j; i < order.Length; i = j)
        {
            for (j = i; j < order.Length && order[j].Confidence == order[i].Confidence; j++)
            {
                wrong += order[j].Right ? 0 : 1;
            }

            // Ties can't be told apart by confidence: each of them has the risk of the whole group.
            double risk = (double)wrong / j;
            area += risk * (j - i);
            points.Add(new RiskPoint((double)j / order.Length, risk, order[i].Confidence));
        }

        return new RiskCoverage(points, area / order.Length);
    }
}

/// <summary>One point of the curve.</summary>
/// <param name="Coverage">The share of replies kept, above 0, at most 1.</param>
/// <param name="Risk">The share of these that is wrong.</param>
/// <param name="Threshold">Replies with at least this confidence are kept.</param>
public readonly record struct RiskPoint(double Coverage, double Risk, double Threshold);
