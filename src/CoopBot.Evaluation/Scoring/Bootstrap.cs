namespace CoopBot.Evaluation.Scoring;

/// <summary>A figure's 95 % confidence interval.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Low, double High);

/// <summary>Confidence intervals by resampling the cases.</summary>
/// <remarks>The percentile bootstrap (Efron, 1979): figures of as many cases, drawn with replacement, 1,000 times.</remarks>
public static class Bootstrap
{
    private const int Resamples = 1000;
    private const double Tail = 0.025;

    /// <summary>Chosen once: the same run has the same intervals on every machine.</summary>
    private const ulong Seed = 20_240_229;

    /// <summary>The intervals of the figures, by the names that they have in JSON.</summary>
    /// <param name="measures">The cases of a run.</param>
    public static IReadOnlyDictionary<string, Interval> Intervals(IReadOnlyList<CaseMeasures> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var samples = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        ulong state = Seed;
        var drawn = new CaseMeasures[measures.Count];
        for (int r = 0; r < Resamples && drawn.Length > 0; r++)
        {
            for (int i = 0; i < drawn.Length; i++)
            {
                drawn[i] = measures[(int)(Next(ref state) % (ulong)drawn.Length)];
            }

            foreach ((string name, double? value) in FigureNames.Scalars(Scorer.Score(drawn)))
            {
                // A resample may lack a tag, or one class: it says nothing of that figure then.
                if (value is { } known)
                {
                    (samples.TryGetValue(name, out List<double>? list) ? list : samples[name] = new(Resamples)).Add(known);
                }
            }
        }

        return samples.ToDictionary(static s => s.Key, static s => Percentiles(s.Value), StringComparer.Ordinal);
    }

    private static Interval Percentiles(List<double> values)
    {
        values.Sort();
        return new Interval(values[(int)(Tail * values.Count)], values[Math.Min(values.Count - 1, (int)((1 - Tail) * values.Count))]);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood, 2014): unlike the platform's, its numbers never change.</summary>
    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
