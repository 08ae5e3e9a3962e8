using CoopBot.Evaluation.Calibrating;
using CoopBot.Grounding.Decision;

namespace CoopBot.Evaluation.Tests.Calibrating;

/// <summary>Outcomes that come exactly as often as a scaling says: what should be fitted to them is known.</summary>
internal static class Synthetic
{
    private static readonly double[] Logits = [-3, -2, -1, -0.5, 0.5, 1, 2, 3];

    public static IEnumerable<(double Probability, bool Outcome)> Pairs(PlattScaling truth, int each) =>
        Logits.Select(static l => 1 / (1 + Math.Exp(-l))).SelectMany(p => Enumerable.Range(0, each).Select(i => (p, (i + 0.5) / each < truth.Apply(p))));

    /// <summary>Questions that are answerable as often as a scaling says, answered from a threshold on, all rightly where they are.</summary>
    public static IReadOnlyList<DecidedCase> Cases(PlattScaling truth, int each, double threshold) =>
        [.. Pairs(truth, each).Select((p, i) => new DecidedCase($"s {i}", $"{i}", p.Probability, p.Outcome, p.Probability >= threshold ? p.Outcome : null))];
}
