using CoopBot.Evaluation.Calibrating;
using CoopBot.Grounding.Decision;

namespace CoopBot.Evaluation.Tests.Calibrating;

public sealed class PlattFitTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(-0.5, 0.5)]
    [InlineData(1.2, 2)]
    public void Of_OutcomesAsAScalingSays_FindsIt(double intercept, double slope)
    {
        PlattScaling fitted = PlattFit.Of(Synthetic.Pairs(new PlattScaling(intercept, slope), each: 2000))!;

        Assert.Equal(intercept, fitted.Intercept, 0.02);
        Assert.Equal(slope, fitted.Slope, 0.02);
    }

    [Fact]
    public void Of_PerfectlyPartedOrCertain_IsFinite()
    {
        PlattScaling fitted = PlattFit.Of([.. Enumerable.Repeat((1.0, true), 20), .. Enumerable.Repeat((0.0, false), 20)])!;

        Assert.Equal(21.0 / 22, fitted.Apply(1), 6); // the targets of Platt: 20 of 20 stand for 21 of 22
        Assert.Equal(1.0 / 22, fitted.Apply(0), 6);
    }

    [Fact]
    public void Of_OneOutcomeFewOrTheWrongWayRound_IsNone()
    {
        Assert.Null(PlattFit.Of(Enumerable.Repeat((0.9, true), 100)));
        Assert.Null(PlattFit.Of([.. Enumerable.Repeat((0.9, true), 100), .. Enumerable.Repeat((0.1, false), 4)]));
        Assert.Null(PlattFit.Of([.. Enumerable.Repeat((0.9, false), 20), .. Enumerable.Repeat((0.1, true), 20)]));
        Assert.Null(PlattFit.Of([]));
    }
}
