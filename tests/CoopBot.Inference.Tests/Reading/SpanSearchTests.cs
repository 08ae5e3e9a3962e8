using CoopBot.Inference.Reading;

namespace CoopBot.Inference.Tests.Reading;

public sealed class SpanSearchTests
{
    // Weights e^0 = 1 everywhere: every allowed span is as probable as any other.
    [Fact]
    public void Best_EqualLogits_TakesTheEarliestAndSharesTheProbability()
    {
        (int first, int last, double probability, double margin) = SpanSearch.Best([0, 0], [0, 0], maxTokens: 2)!.Value;

        Assert.Equal((0, 0), (first, last));
        Assert.Equal(1.0 / 3, probability, 6); // [0], [0 1], [1]
        Assert.Equal(0, margin, 6); // [1] is as good and shares no token
    }

    [Fact]
    public void Best_EndBeforeStart_IsNoSpan()
    {
        (int first, int last, _, _) = SpanSearch.Best([0, 0, 5], [5, 0, 0], maxTokens: 3)!.Value;

        Assert.True(first <= last);
    }

    [Fact]
    public void Best_BestPairTooLong_TakesAnAllowedOne()
    {
        (int first, int last, _, _) = SpanSearch.Best([9, 0, 1, 0], [0, 1, 0, 9], maxTokens: 2)!.Value;

        Assert.Equal((0, 1), (first, last)); // 9 + 1; [0 3] would be 18 but takes four tokens, [2 3] gives 1 + 9, later
    }

    [Fact]
    public void Best_OverlappingRival_LeavesTheMarginFull()
    {
        (_, _, double probability, double margin) = SpanSearch.Best([20, 0], [0, 20], maxTokens: 2)!.Value;

        Assert.Equal(probability, margin, 6); // [0 1] covers both tokens: nothing lies apart from it
    }

    [Fact]
    public void Best_NoTokens_IsNone() => Assert.Null(SpanSearch.Best([], [], maxTokens: 5));
}
