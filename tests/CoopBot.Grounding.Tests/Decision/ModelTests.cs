using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Decision;

namespace CoopBot.Grounding.Tests.Decision;

public sealed class ModelTests
{
    private static readonly KeyValuePair<string, double>[] Features = [new("a", 2), new("b", 3), new("unweighed", 1000)];

    [Fact]
    public void LinearScore_Features_AddUp() => Assert.Equal(1 + (2 * 10) + (3 * -4), Score(1, ("a", 10), ("b", -4)).Of(Features));

    [Fact]
    public void LinearScore_WeighedFeatureMissing_Throws() =>
        Assert.Throws<ArgumentException>(() => Score(1, ("a", 10), ("c", 1)).Of(Features));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.7310585786300049)] // 1 / (1 + e^-1)
    [InlineData(-1, 0.2689414213699951)]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    public void LogisticModel_LogOdds_BecomeAProbability(double logOdds, double expected) =>
        Assert.Equal(expected, new LogisticModel("test", Score(logOdds)).Probability([]), 12);

    [Fact]
    public void ShownConfidence_WithoutScaling_IsTheProbabilityOrItsRest()
    {
        var shown = ShownConfidence.Of(new LogisticModel("test", Score(0)), new CalibrationOptions());

        Assert.Equal((0.3, 0.7), (shown.OfAnswer(0.3), shown.OfRefusal(0.3)));
    }

    [Fact]
    public void ShownConfidence_Set_WinsOverTheShippedOneWhereItWasFittedForThisDecision()
    {
        LogisticModel model = new("test", Score(0)) { Shown = new PlattScaling(1, 1) };
        CalibrationOptions set = new() { Decision = "test", Answerable = { Intercept = 0, Slope = 2 } };

        var shown = ShownConfidence.Of(model, set);
        set.Decision = "other";
        var shipped = ShownConfidence.Of(model, set);

        Assert.Equal((model.Shown, 0.1), (shown.Right, Math.Round(shown.OfRefusal(0.75), 12))); // only what is set is another; odds of 3 squared are odds of 9
        Assert.Equal(new ShownConfidence(model.Shown, null), shipped);
        set.Decision = "test";
        set.Right.Intercept = 0.5;
        set.Right.Slope = 0.5;
        Assert.Equal(new PlattScaling(0.5, 0.5), ShownConfidence.Of(model, set).Right);
    }

    [Theory]
    [InlineData(0, 1, 0.3, 0.3)] // the identity
    [InlineData(0, 1, 0.5, 0.5)]
    [InlineData(1, 1, 0.5, 0.7310585786300049)]
    [InlineData(0, 2, 0.75, 0.9)] // odds of 3 squared are odds of 9
    [InlineData(0, 0, 0.9, 0.5)]
    public void PlattScaling_Probability_IsScaledInLogOdds(double intercept, double slope, double probability, double expected) =>
        Assert.Equal(expected, new PlattScaling(intercept, slope).Apply(probability), 12);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void PlattScaling_Certainty_StaysAProbability(double probability) =>
        Assert.InRange(new PlattScaling(0.5, 2).Apply(probability), 0, 1);

    [Fact]
    public void VerdictModel_EvenScores_ShareTheProbability()
    {
        (Verdict verdict, double probability) = new VerdictModel("test", Score(Math.Log(2)), Score(0)).Decide([]); // weights 2, 1, 1

        Assert.Equal(Verdict.Supported, verdict);
        Assert.Equal(0.5, probability, 12);
    }

    [Theory]
    [InlineData(1, 0, Verdict.Supported)]
    [InlineData(0, 1, Verdict.Contradicted)]
    [InlineData(-1, -1, Verdict.NotFound)]
    public void VerdictModel_HighestScore_Wins(double supported, double contradicted, Verdict expected) =>
        Assert.Equal(expected, new VerdictModel("test", Score(supported), Score(contradicted)).Decide([]).Verdict);

    [Fact]
    public void VerdictModel_WithoutOneVerdict_SharesAmongTheOthers()
    {
        VerdictModel model = new("test", Score(5), Score(Math.Log(3))); // left: 3 and 1

        (Verdict verdict, double probability) = model.DecideWithout(Verdict.Supported, []);

        Assert.Equal(Verdict.Contradicted, verdict);
        Assert.Equal(0.75, probability, 12);
    }

    [Fact]
    public void Load_UnknownName_Throws()
    {
        Assert.Throws<ArgumentException>(() => LogisticModel.Load("nobody"));
        Assert.Throws<ArgumentException>(() => VerdictModel.Load("nobody"));
    }

    private static LinearScore Score(double intercept, params (string Name, double Weight)[] weights) =>
        new(intercept, weights.ToDictionary(w => w.Name, w => w.Weight, StringComparer.Ordinal));
}
