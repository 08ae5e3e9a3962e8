using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Decision;

namespace CoopBot.Evaluation.Calibrating;

/// <summary>What a run says about confidences and thresholds.</summary>
public sealed record CalibrationStudy
{
    /// <summary>Questions of either kind that are needed: with fewer, no rate says anything.</summary>
    public const int LeastOfEach = 10;

    private const int Folds = 5;

    private CalibrationStudy()
    {
    }

    /// <summary>The fit on all cases.</summary>
    public required ShownConfidence Fitted { get; init; }

    /// <summary>Whether the confidence of answers was fitted too: it takes some right and some wrong ones.</summary>
    public required bool AnswersFitted { get; init; }

    /// <summary>A point for each threshold that was looked at. <see cref="OperatingPoint.ErrorAfter"/> is cross-validated.</summary>
    public required IReadOnlyList<OperatingPoint> Points { get; init; }

    /// <summary>The one that the rule chooses.</summary>
    public required OperatingPoint Chosen { get; init; }

    /// <summary>The same rule, applied to each fifth of the cases with the threshold that the other four chose; its threshold is that of <see cref="Chosen"/>.</summary>
    public required OperatingPoint CrossValidated { get; init; }

    /// <summary>The points of the cases that were not fitted on; empty without any.</summary>
    public required IReadOnlyList<OperatingPoint> Held { get; init; }

    /// <summary>The chosen threshold's point of the cases that were not fitted on; null without any.</summary>
    public OperatingPoint? HeldChosen => Held.FirstOrDefault(p => p.Threshold.Equals(Chosen.Threshold));

    /// <summary>Whether confidences by fits that hadn't seen the case are nearer to what happened than those that are set: on every half that was looked at.</summary>
    public bool Improves => Chosen.ErrorAfter < Chosen.ErrorBefore && (HeldChosen is not { } held || held.ErrorAfter < held.ErrorBefore);

    /// <summary>Fits and measures.</summary>
    /// <param name="cases">What is fitted on.</param>
    /// <param name="held">What is only measured, with the fit on all of <paramref name="cases"/>.</param>
    /// <param name="current">The confidences as they are set.</param>
    /// <param name="rule">How the threshold is chosen.</param>
    /// <exception cref="CalibrationException">There are too few cases of either kind, the probability tells nothing of them, or no threshold keeps to the rule.</exception>
    public static CalibrationStudy Of(IReadOnlyList<DecidedCase> cases, IReadOnlyList<DecidedCase> held, ShownConfidence current, ThresholdRule rule)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(rule);
        ThrowIfTooFew(cases);
        (ShownConfidence? fitted, bool answers) = Fit(cases, current);
        double chosen = rule.Choose(cases) ?? throw new CalibrationException($"There is no threshold for it: {rule.Name}.");
        if (fitted is null)
        {
            throw new CalibrationException("Questions that the documents answer don't get higher probabilities than others: there is nothing to calibrate.");
        }

        List<(DecidedCase Case, ShownConfidence Confidence)> validated = [];
        (int answered, int falseAnswers, int falseRefusals) = (0, 0, 0);
        foreach (DecidedCase[] fold in Parts(cases))
        {
            DecidedCase[] others = [.. cases.Except(fold)];
            ShownConfidence unseen = Fit(others, current).Fitted ?? current;
            validated.AddRange(fold.Select(c => (c, unseen)));
            OperatingPoint point = OperatingPoint.At(rule.Choose(others) ?? chosen, fold);
            answered += point.Answered;
            falseAnswers += point.FalseAnswers;
            falseRefusals += point.FalseRefusals;
        }

        OperatingPoint[] points = [.. rule.Candidates.Select(t => Measured(t, [.. cases.Select(c => (c, current))], validated))];
        OperatingPoint best = points.First(p => p.Threshold.Equals(chosen));
        return new CalibrationStudy
        {
            Fitted = fitted,
            AnswersFitted = answers,
            Points = points,
            Chosen = best,
            CrossValidated = best with { Answered = answered, FalseAnswers = falseAnswers, FalseRefusals = falseRefusals },
            Held = held.Count == 0 ? [] : [.. rule.Candidates.Select(t => Measured(t, [.. held.Select(c => (c, current))], [.. held.Select(c => (c, fitted))]))],
        };
    }

    /// <summary>The fit on some cases; what can't be fitted stays as it is set. Null where the probability tells nothing.</summary>
    private static (ShownConfidence? Fitted, bool Answers) Fit(IReadOnlyCollection<DecidedCase> cases, ShownConfidence current)
    {
        PlattScaling? answerable = PlattFit.Of(cases.Select(static c => (c.Probability, c.Answerable)));
        PlattScaling? right = PlattFit.Of(cases.Where(static c => c.Right is not null).Select(static c => (c.Probability, c.Right!.Value)));
        return (answerable is null ? null : new ShownConfidence(right ?? current.Right, answerable), right is not null);
    }

    private static OperatingPoint Measured(
        double threshold, IReadOnlyList<(DecidedCase Case, ShownConfidence Confidence)> before, IReadOnlyList<(DecidedCase Case, ShownConfidence Confidence)> after) =>
        OperatingPoint.At(threshold, [.. before.Select(static b => b.Case)]) with { ErrorBefore = Error(threshold, before), ErrorAfter = Error(threshold, after) };

    private static double? Error(double threshold, IReadOnlyList<(DecidedCase Case, ShownConfidence Confidence)> cases)
    {
        List<(double, bool)> pairs = [];
        foreach ((DecidedCase decided, ShownConfidence confidence) in cases)
        {
            if (decided.IsRightAt(threshold) is not { } right)
            {
                return null;
            }

            pairs.Add((decided.Probability < threshold ? confidence.OfRefusal(decided.Probability) : confidence.OfAnswer(decided.Probability), right));
        }

        return Calibration.Error(pairs);
    }

    /// <summary>Fifths with as many of either kind as can be, the same on every run.</summary>
    private static IEnumerable<DecidedCase[]> Parts(IReadOnlyList<DecidedCase> cases)
    {
        DecidedCase[] mixed = [.. cases.OrderBy(static c => c.Answerable).ThenBy(static c => SuiteHalves.HashOf(c.Key), StringComparer.Ordinal)];
        return Enumerable.Range(0, Folds).Select(fold => mixed.Where((_, i) => i % Folds == fold).ToArray());
    }

    private static void ThrowIfTooFew(IReadOnlyList<DecidedCase> cases)
    {
        int toAnswer = cases.Count(static c => c.Answerable);
        int toRefuse = cases.Count - toAnswer;
        if (toAnswer < LeastOfEach || toRefuse < LeastOfEach)
        {
            throw new CalibrationException(FormattableString.Invariant(
                $"Too few cases: {toAnswer} questions to answer and {toRefuse} to refuse, and {LeastOfEach} of each are needed at least."));
        }
    }
}
