using CoopBot.Host.Pages.Audit;

namespace CoopBot.Host.Tests.Pages.Audit;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("a b c", "a b c", "=a b c")]
    [InlineData("a b c", "a x c", "=a|-b|+x|=c")]
    [InlineData("a b", "a b c d", "=a b|+c d")]
    [InlineData("a b c", "c", "-a b|=c")]
    [InlineData("", "a", "+a")]
    [InlineData("a\nb", "a b", "=a b")]
    public void Of_TwoTexts_KeepsWhatBothHave(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join('|', WordDiff.Of(before, after).Select(static r => (r.Change switch { WordChange.Same => "=", WordChange.Removed => "-", _ => "+" }) + r.Text)));

    [Fact]
    public void Of_LongTexts_ShowsOneAfterTheOther() =>
        Assert.Equal([WordChange.Removed, WordChange.Added], WordDiff.Of(string.Concat(Enumerable.Repeat("a ", 601)), "a").Select(static r => r.Change));
}
