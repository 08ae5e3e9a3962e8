using System.Globalization;

namespace CoopBot.Evaluation.Calibrating;

/// <summary>How the threshold is chosen: given, the lowest with few enough false answers, or else the one of least mean error.</summary>
public sealed record ThresholdRule
{
    private const int Steps = 20;

    /// <summary>This one; null to choose.</summary>
    public double? Given { get; init; }

    /// <summary>At most this share of false answers, 0 to 1; null weighs false answers and false refusals alike.</summary>
    public double? MostFalseAnswers { get; init; }

    /// <summary>The threshold that is set today: where others are as good, the nearest to it is chosen.</summary>
    public required double Current { get; init; }

    /// <summary>The thresholds that are looked at, in ascending order: every twentieth, the current one and a given one.</summary>
    public IReadOnlyList<double> Candidates =>
        [.. Enumerable.Range(1, Steps - 1).Select(static i => (double)i / Steps).Append(Current).Append(Given ?? Current).Distinct().Order()];

    /// <summary>The rule in words.</summary>
    public string Name => Given is not null ? "given"
        : MostFalseAnswers is { } most ? string.Create(CultureInfo.InvariantCulture, $"the lowest with at most {most:0.###} false answers")
        : "least mean of false answers and false refusals";

    /// <summary>The threshold for these cases; null where none keeps to the rule.</summary>
    public double? Choose(IReadOnlyCollection<DecidedCase> cases)
    {
        if (Given is { } given)
        {
            return given;
        }

        OperatingPoint[] points = [.. Candidates.Select(t => OperatingPoint.At(t, cases))];
        return MostFalseAnswers is { } most
            ? points.FirstOrDefault(p => p.FalseAnswerRate <= most)?.Threshold
            : points.OrderBy(static p => p.MeanError).ThenBy(p => Math.Abs(p.Threshold - Current)).First().Threshold;
    }
}
