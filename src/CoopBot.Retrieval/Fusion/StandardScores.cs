namespace CoopBot.Retrieval.Fusion;

/// <summary>Fuses two scores of unlike scales over the same candidates.</summary>
internal static class StandardScores
{
    /// <summary>The mean of both scores after each was brought to mean 0 and standard deviation 1 over the candidates.</summary>
    /// <remarks>Scores of a model that nobody has tried can't be weighed as they are; where they stand among the candidates can. Figures: docs/adr/0004.</remarks>
    public static double[] Mean(double[] x, double[] y)
    {
        double[] a = Standardize(x), b = Standardize(y);
        return [.. a.Select((value, i) => (value + b[i]) / 2)];
    }

    /// <summary>Zeros where all are equal.</summary>
    private static double[] Standardize(double[] values)
    {
        if (values.Length == 0)
        {
            return values;
        }

        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => deviation > 0 ? (v - mean) / deviation : 0)];
    }
}
