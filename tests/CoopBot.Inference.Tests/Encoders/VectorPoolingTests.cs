using CoopBot.Inference.Encoders;

namespace CoopBot.Inference.Tests.Encoders;

public sealed class VectorPoolingTests
{
    private static readonly float[] TwoTokensAndPadding = [3, 0, 0, 4, 9, 9];

    [Fact]
    public void Pool_Cls_IsTheFirstTokenAtNormOne() =>
        Assert.Equal([1, 0], VectorPooling.Pool(TwoTokensAndPadding, count: 2, width: 2, Pooling.Cls));

    [Fact]
    public void Pool_Mean_LeavesPaddingOut() =>
        Assert.Equal([0.6f, 0.8f], VectorPooling.Pool(TwoTokensAndPadding, count: 2, width: 2, Pooling.Mean));

    [Fact]
    public void Pool_ZeroVector_StaysZero() =>
        Assert.Equal([0, 0], VectorPooling.Pool([0, 0], count: 1, width: 2, Pooling.Cls));
}
