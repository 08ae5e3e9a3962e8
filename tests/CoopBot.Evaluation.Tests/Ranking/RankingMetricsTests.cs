using CoopBot.Evaluation.Ranking;

namespace CoopBot.Evaluation.Tests.Ranking;

public sealed class RankingMetricsTests
{
    private static readonly Dictionary<string, int> OneRelevant = new(StringComparer.Ordinal) { ["a"] = 1 };
    private static readonly Dictionary<string, int> TwoRelevant = new(StringComparer.Ordinal) { ["a"] = 1, ["c"] = 1, ["z"] = 0 };

    [Theory]
    [InlineData("a b c", 1.0)]
    [InlineData("b a c", 0.63093)] // 1 / log2(3)
    [InlineData("b c x a", 0.0)]   // rank 4 lies beyond k
    public void NdcgAt_OneRelevant_DiscountsByItsRank(string ranking, double expected) =>
        Assert.Equal(expected, RankingMetrics.NdcgAt(3, ranking.Split(' '), OneRelevant), 5);

    [Fact]
    public void NdcgAt_GradedGains_ComparesWithTheIdealOrder()
    {
        var gains = new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 3 };

        double ndcg = RankingMetrics.NdcgAt(10, ["a", "b"], gains);

        Assert.Equal((1 + (3 / Math.Log2(3))) / (3 + (1 / Math.Log2(3))), ndcg, 9);
    }

    [Fact]
    public void NdcgAt_RepeatedId_CountsOnce() => Assert.Equal(1, RankingMetrics.NdcgAt(10, ["a", "a", "c", "c"], TwoRelevant), 9);

    [Theory]
    [InlineData(3, "b a c", 0.5)]
    [InlineData(3, "b x y a", 0.0)]
    [InlineData(10, "c", 1.0)]
    public void ReciprocalRankAt_FirstRelevant_IsOneByItsRank(int k, string ranking, double expected) =>
        Assert.Equal(expected, RankingMetrics.ReciprocalRankAt(k, ranking.Split(' '), TwoRelevant));

    [Theory]
    [InlineData(1, 0.5)] // a
    [InlineData(9, 1.0)] // a and c: k may lie beyond the end of the ranking
    public void RecallAt_TwoRelevant_CountsThoseWithinK(int k, double expected) =>
        Assert.Equal(expected, RankingMetrics.RecallAt(k, ["a", "b", "c"], TwoRelevant));

    [Fact]
    public void Metrics_NothingRelevant_AreUndefined()
    {
        var none = new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 0 };

        Assert.Throws<ArgumentException>(() => RankingMetrics.NdcgAt(1, ["a"], none));
        Assert.Throws<ArgumentException>(() => RankingMetrics.ReciprocalRankAt(1, ["a"], none));
        Assert.Throws<ArgumentException>(() => RankingMetrics.RecallAt(1, ["a"], none));
    }

    [Fact]
    public void Metrics_NoRank_IsNoCutoff() => Assert.Throws<ArgumentOutOfRangeException>(() => RankingMetrics.RecallAt(0, ["a"], OneRelevant));
}
