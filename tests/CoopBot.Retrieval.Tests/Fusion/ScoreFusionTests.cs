using CoopBot.Retrieval.Fusion;

namespace CoopBot.Retrieval.Tests.Fusion;

public sealed class ScoreFusionTests
{
    [Theory]
    [InlineData(5, 10, 0.8, 0.725)] // 0.25 * 5 / 10 + 0.75 * 0.8
    [InlineData(0, 10, 0.8, 0.6)]   // no word shared
    [InlineData(0, 0, 0.8, 0.6)]    // a question of function words alone
    [InlineData(20, 10, 0.0, 0.5)]  // repeated terms go above 1
    public void Fuse_Scores_AreWeighed(double lexical, double idfSum, double cosine, double expected) =>
        Assert.Equal(expected, ScoreFusion.Fuse(lexical, idfSum, cosine, new FusionParameters { LexicalWeight = 0.25 }), 12);

    [Fact]
    public void LexicalWeight_OutsideZeroToOne_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new FusionParameters { LexicalWeight = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new FusionParameters { LexicalWeight = -0.1 });
    }
}
