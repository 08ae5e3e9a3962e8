using CoopBot.Evaluation.Suites;

namespace CoopBot.Evaluation.Tests.Suites;

public sealed class TextPatternTests
{
    [Theory]
    [InlineData("ONE", "one", true)] // case is ignored
    [InlineData("a.b", "a\nb", true)] // "." matches line ends
    [InlineData("one\\Z", "one\n", false)] // Python's \Z is the very end
    [InlineData("(?P<x>a)(?P=x)", "aa", true)]
    [InlineData("(?P<x>a)(?P=x)", "ab", false)]
    [InlineData("\\\\Z", "\\Z", true)] // an escaped backslash, then a letter
    [InlineData("19,?495", "there are 19495", true)]
    public void Matches_PatternOfBothWorlds_ReadsItLikePython(string pattern, string text, bool expected) =>
        Assert.Equal(expected, new TextPattern(pattern).Matches(text));
}
