using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Calibrating;

/// <summary>What questions come to when they are answered from some probability on.</summary>
/// <param name="Threshold">That probability.</param>
/// <param name="Answered">Questions that are answered.</param>
/// <param name="FalseAnswers">Of those to refuse, the answered ones.</param>
/// <param name="ToRefuse">Questions to refuse.</param>
/// <param name="FalseRefusals">Of those to answer, the refused ones.</param>
/// <param name="ToAnswer">Questions to answer.</param>
public sealed record OperatingPoint(double Threshold, int Answered, int FalseAnswers, int ToRefuse, int FalseRefusals, int ToAnswer)
{
    /// <summary>Share of false answers, 0 to 1.</summary>
    public double FalseAnswerRate => ToRefuse == 0 ? 0 : (double)FalseAnswers / ToRefuse;

    /// <summary>Share of false refusals, 0 to 1.</summary>
    public double FalseRefusalRate => ToAnswer == 0 ? 0 : (double)FalseRefusals / ToAnswer;

    /// <summary>The mean of both.</summary>
    public double MeanError => (FalseAnswerRate + FalseRefusalRate) / 2;

    /// <summary>95 % interval of <see cref="FalseAnswerRate"/>.</summary>
    public Interval FalseAnswerInterval => Wilson.Of(FalseAnswers, ToRefuse);

    /// <summary>95 % interval of <see cref="FalseRefusalRate"/>.</summary>
    public Interval FalseRefusalInterval => Wilson.Of(FalseRefusals, ToAnswer);

    /// <summary>Calibration error with the confidences as they are set; null where the run can't tell what would be right.</summary>
    public double? ErrorBefore { get; init; }

    /// <summary>Calibration error with fitted confidences, each by a fit that didn't see the case; null as <see cref="ErrorBefore"/>.</summary>
    public double? ErrorAfter { get; init; }

    /// <summary>Counts the questions at a threshold.</summary>
    public static OperatingPoint At(double threshold, IReadOnlyCollection<DecidedCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        int toAnswer = cases.Count(static c => c.Answerable);
        int right = cases.Count(c => c.Answerable && c.Probability >= threshold);
        int wrong = cases.Count(c => !c.Answerable && c.Probability >= threshold);
        return new OperatingPoint(threshold, right + wrong, wrong, cases.Count - toAnswer, toAnswer - right, toAnswer);
    }
}
