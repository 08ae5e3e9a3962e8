using CoopBot.Evaluation.Calibrating;
using CoopBot.Grounding.Decision;

namespace CoopBot.Evaluation.Tests.Calibrating;

public sealed class SettingsFragmentTests
{
    private const double Current = 0.45;

    private static readonly ThresholdRule Rule = new() { Current = Current };
    private static readonly PlattScaling TooSure = new(-0.4, 0.5);

    [Fact]
    public void ToString_FitThatHelps_HoldsItWithWhatWasMeasured()
    {
        string text = Fragment(held: TooSure);

        Assert.Contains("    // coopbot eval calibrate golden\n    // Threshold: least mean of false answers and false refusals; false answers ", text);
        Assert.Contains("; on the half that was not fitted on 0.", text);
        Assert.Contains("\"Decision\": \"reader\"", text);
        Assert.Contains("\"Answerable\": { \"Intercept\": -0.", text);
    }

    [Fact]
    public void ToString_FitThatFailsOnTheOtherHalf_HoldsTheThresholdAlone()
    {
        string text = Fragment(held: new PlattScaling(0, 1));

        Assert.Contains("\"AnswerThreshold\": ", text);
        Assert.Contains("No calibration, as fitted confidences are not nearer to what happened. Calibration error 0.", text);
        Assert.DoesNotContain("\"Calibration\"", text);
    }

    private static string Fragment(PlattScaling held)
    {
        var study = CalibrationStudy.Of(Synthetic.Cases(TooSure, 200, Current), Synthetic.Cases(held, 100, Current), new ShownConfidence(null, null), Rule);
        return new SettingsFragment(study, "reader", Rule, "golden").ToString();
    }
}
