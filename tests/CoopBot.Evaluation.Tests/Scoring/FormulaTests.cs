using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Tests.Scoring;

public sealed class FormulaTests
{
    [Fact]
    public void Auroc_OnePairOutOfFourTheWrongWay_IsThreeQuarters() =>
        Assert.Equal(0.75, Auroc.Of([(0.9, true), (0.4, true), (0.6, false), (0.1, false)]));

    [Fact]
    public void Auroc_AllTied_IsAHalf() => Assert.Equal(0.5, Auroc.Of([(1, true), (1, false), (1, false)]));

    [Fact]
    public void Auroc_OneClassOnly_IsUndefined() => Assert.Null(Auroc.Of([(1, true)]));

    [Fact]
    public void CalibrationError_TwoBins_WeighsTheGaps() =>
        // One bin says 0.5 twice and is right once (no gap), the other says 1 and is wrong (gap 1): 1 of 3 cases.
        Assert.Equal(1 / 3.0, Calibration.Error([(0.5, true), (0.5, false), (1, false)])!.Value, 12);

    [Fact]
    public void CalibrationError_NothingStated_IsUndefined() => Assert.Null(Calibration.Error([]));

    [Fact]
    public void RiskCoverage_TiesAreKeptTogether_AreaIsTheMeanRisk()
    {
        RiskCoverage curve = RiskCoverage.Of([(0.9, true), (0.5, true), (0.5, false), (0.1, false)])!;

        Assert.Equal([(0.25, 0), (0.75, 1 / 3.0), (1, 0.5)], curve.Points.Select(static p => (p.Coverage, p.Risk)));
        Assert.Equal((0 + (2 / 3.0) + 0.5) / 4, curve.Area, 12);
    }

    [Fact]
    public void Bins_CertaintyAndAnEmptyBin_CountInTheLast()
    {
        IReadOnlyList<ReliabilityBin> bins = Calibration.Bins([(1, true), (0.95, false), (0.1, true)]);

        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 0, 2], bins.Select(static b => b.Count));
        Assert.Equal(0.5, bins[9].Accuracy);
        Assert.Null(bins[0].Accuracy);
    }

    [Fact]
    public void Retrieval_OneCaseAtRankTwoOneNotFound_IsTheMean()
    {
        RetrievalFigures figures = RetrievalFigures.Of([[2, null], [null]])!;

        Assert.Equal([(1, 0), (3, 0.25), (5, 0.25), (10, 0.25), (20, 0.25)], figures.Recall);
        Assert.Equal(0.25, figures.Mrr);
    }

    [Fact]
    public void MacroF1_OneVerdictNeverOccurs_IsLeftOut()
    {
        var confusion = new ClaimConfusion();
        confusion.Add(Verdict.Supported, Verdict.Supported);
        confusion.Add(Verdict.Supported, Verdict.Contradicted);
        confusion.Add(Verdict.Contradicted, Verdict.Contradicted);

        // Both F1 are 2·1 / (2·1 + 1) = 2/3; "not found" neither occurs nor is found.
        Assert.Equal(2 / 3.0, confusion.MacroF1()!.Value, 12);
    }

    [Fact]
    public void MacroF1_NoVerdictCameOut_CountsAsMissed()
    {
        var confusion = new ClaimConfusion();
        confusion.Add(Verdict.NotFound, null);

        Assert.Equal(0, confusion.MacroF1());
    }

    [Theory]
    [InlineData(1 / 32.0, 0.0312)] // 0.03125 is exact in binary: half to even
    [InlineData(3 / 32.0, 0.0938)] // 0.09375 likewise, upwards to even
    [InlineData(0.00015, 0.0001)] // a little below the half in binary
    [InlineData(2 / 3.0, 0.6667)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void ToFourPlaces_ExactDecimalValueDecides(double value, double expected) =>
        Assert.Equal(expected, Rounding.ToFourPlaces(value));
}
