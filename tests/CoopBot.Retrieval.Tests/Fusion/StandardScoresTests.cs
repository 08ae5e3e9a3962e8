using CoopBot.Retrieval.Fusion;

namespace CoopBot.Retrieval.Tests.Fusion;

public sealed class StandardScoresTests
{
    [Fact]
    public void Mean_UnlikeScales_CountAlike() =>
        Assert.Equal([-1, 0, 1], StandardScores.Mean([1, 2, 3], [100, 200, 300]).Select(static s => Math.Round(s / 1.224745, 4)));

    [Fact]
    public void Mean_OneIsConstant_OrdersByTheOther() => Assert.Equal([0.5, -0.5], StandardScores.Mean([0.2, 0.2], [9, 7]));

    [Fact]
    public void Mean_NoCandidates_IsEmpty() => Assert.Empty(StandardScores.Mean([], []));
}
