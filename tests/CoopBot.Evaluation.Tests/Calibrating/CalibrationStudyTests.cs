using CoopBot.Evaluation.Calibrating;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Decision;

namespace CoopBot.Evaluation.Tests.Calibrating;

public sealed class CalibrationStudyTests
{
    private const double Current = 0.45;

    private static readonly ShownConfidence AsItIs = new(null, null);
    private static readonly ThresholdRule Rule = new() { Current = Current };

    [Fact]
    public void Of_TooSureDecision_FindsTheScalingAndLowersTheErrorOfCasesItHasNotSeen()
    {
        PlattScaling truth = new(-0.4, 0.5); // half as sure as it says

        var study = CalibrationStudy.Of(Synthetic.Cases(truth, 200, Current), Synthetic.Cases(truth, 50, Current), AsItIs, Rule);

        Assert.Equal(truth.Slope, study.Fitted.Answerable!.Slope, 0.05);
        Assert.Equal(truth.Intercept, study.Fitted.Answerable.Intercept, 0.05);
        Assert.True(study.Improves);
        Assert.InRange(study.Chosen.ErrorBefore!.Value, 0.1, 0.3);
        Assert.InRange(study.Chosen.ErrorAfter!.Value, 0, 0.04);
        OperatingPoint held = Assert.Single(study.Held, p => p.Threshold.Equals(study.Chosen.Threshold));
        Assert.InRange(held.ErrorAfter!.Value, 0, 0.05);
    }

    [Fact]
    public void Of_CalibratedAlready_ErrorIsSmallAndStaysSo()
    {
        var study = CalibrationStudy.Of(Synthetic.Cases(new PlattScaling(0, 1), 200, Current), [], AsItIs, Rule);

        Assert.InRange(study.Chosen.ErrorBefore!.Value, 0, 0.01);
        Assert.InRange(study.Chosen.ErrorAfter!.Value, 0, 0.04);
        Assert.Empty(study.Held);
    }

    [Fact]
    public void Of_ThresholdBelowTheRuns_DoesNotGuessWhatWouldBeRight()
    {
        var study = CalibrationStudy.Of(Synthetic.Cases(new PlattScaling(0, 1), 20, Current), [], AsItIs, Rule);

        Assert.All(study.Points.Where(static p => p.Threshold < 0.3), static p => Assert.Null(p.ErrorAfter));
        Assert.All(study.Points.Where(static p => p.Threshold >= Current), static p => Assert.NotNull(p.ErrorAfter));
    }

    [Fact]
    public void Of_MostlyNoise_CrossValidationDoesNotFlatter()
    {
        // The best threshold for the very cases that it is measured on looks better than it is.
        DecidedCase[] noise = [.. Enumerable.Range(0, 120).Select(static i => new DecidedCase($"s {i}", $"{i}", (i + 0.5) / 120, Byte(i) < 90 + (i * 2 / 3), null))];

        var study = CalibrationStudy.Of(noise, [], AsItIs, Rule);

        Assert.True(study.CrossValidated.MeanError > study.Chosen.MeanError, $"{study.CrossValidated} {study.Chosen}");

        static int Byte(int i) => System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(i))[0];
    }

    [Fact]
    public void Of_ThresholdIsGiven_CrossValidationCountsThatOne()
    {
        var study = CalibrationStudy.Of(Synthetic.Cases(new PlattScaling(0, 1), 20, Current), [], AsItIs, Rule with { Given = 0.7 });

        Assert.Equal(0.7, study.Chosen.Threshold);
        Assert.Equal(study.Chosen, study.CrossValidated);
    }

    [Theory]
    [InlineData(100, 0, "100 questions to answer and 0 to refuse")]
    [InlineData(0, 100, "0 questions to answer and 100 to refuse")]
    [InlineData(9, 10, "9 questions to answer and 10 to refuse")]
    [InlineData(0, 0, "0 questions to answer and 0 to refuse")]
    public void Of_TooFewOfAKind_SaysWhatIsThere(int toAnswer, int toRefuse, string problem)
    {
        DecidedCase[] cases = [.. Made(toAnswer, 0.8, true), .. Made(toRefuse, 0.2, false)];

        Assert.Contains(problem, Assert.Throws<CalibrationException>(() => CalibrationStudy.Of(cases, [], AsItIs, Rule)).Message);
    }

    [Fact]
    public void Of_ProbabilityTheWrongWayRound_SaysSo() =>
        Assert.Contains("nothing to calibrate", Assert.Throws<CalibrationException>(() => CalibrationStudy.Of([.. Made(20, 0.2, true), .. Made(20, 0.8, false)], [], AsItIs, Rule)).Message);

    [Fact]
    public void Of_EveryAnswerRight_KeepsTheConfidenceOfAnswers()
    {
        PlattScaling set = new(0.1, 0.9);

        var study = CalibrationStudy.Of([.. Made(20, 0.8, true), .. Made(20, 0.2, false)], [], new ShownConfidence(set, null), Rule);

        Assert.False(study.AnswersFitted);
        Assert.Equal(set, study.Fitted.Right);
    }

    [Theory]
    [InlineData(null, null, 0.3)] // one false answer (.7): .25 and .3 have no other, and .3 is nearer to the current .6
    [InlineData(0.2, null, 0.2)]
    [InlineData(null, 0.0, 0.75)]
    public void Choose_ByHand_KeepsToTheRule(double? given, double? most, double expected)
    {
        DecidedCase[] cases = [.. Made(1, 0.9, true), .. Made(1, 0.8, true), .. Made(1, 0.6, true), .. Made(1, 0.3, true), .. Made(1, 0.7, false), .. Made(1, 0.2, false), .. Made(1, 0.1, false)];
        double current = given is null && most is null ? 0.6 : Current;

        Assert.Equal(expected, new ThresholdRule { Current = current, Given = given, MostFalseAnswers = most }.Choose(cases));
    }

    [Fact]
    public void At_ByHand_CountsBothErrors()
    {
        OperatingPoint point = OperatingPoint.At(0.5, [.. Made(3, 0.5, true), .. Made(1, 0.4, true), .. Made(2, 0.6, false), .. Made(6, 0.1, false)]);

        Assert.Equal(new OperatingPoint(0.5, 5, 2, 8, 1, 4), point);
        Assert.Equal(0.25, point.MeanError);
    }

    [Theory]
    [InlineData(0, 10, 0, 0.2775)] // Wilson (1927): the values that statistical tables give
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(0, 0, 0, 1)]
    public void Wilson_ByTable_IsTheInterval(int count, int of, double low, double high)
    {
        Interval interval = Wilson.Of(count, of);

        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    private static IEnumerable<DecidedCase> Made(int count, double probability, bool answerable) =>
        Enumerable.Range(0, count).Select(i => new DecidedCase($"s {answerable} {probability} {i}", $"{answerable} {probability} {i}", probability, answerable, probability >= Current ? answerable : null));
}
