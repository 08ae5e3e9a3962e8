namespace CoopBot.Evaluation.Scoring;

/// <summary>Intervals of shares.</summary>
/// <remarks>Source: Wilson (1927). Unlike resampling it says something where nothing, or everything, went wrong.</remarks>
public static class Wilson
{
    private const double Z = 1.959964;

    /// <summary>The 95 % interval of <paramref name="count"/> of <paramref name="of"/>; all of 0 to 1 where there are none.</summary>
    public static Interval Of(int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        if (of == 0)
        {
            return new Interval(0, 1);
        }

        double share = (double)count / of;
        double scale = 1 + (Z * Z / of);
        double centre = (share + (Z * Z / (2 * of))) / scale;
        double half = Z * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4.0 * of * of))) / scale;
        return new Interval(count == 0 ? 0 : centre - half, count == of ? 1 : centre + half);
    }
}
