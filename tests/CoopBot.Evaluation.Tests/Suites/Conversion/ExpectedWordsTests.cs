using CoopBot.Evaluation.Suites;
using CoopBot.Evaluation.Suites.Conversion;

namespace CoopBot.Evaluation.Tests.Suites.Conversion;

public sealed class ExpectedWordsTests
{
    [Theory]
    [InlineData("37", "He is 37 years old.", true)]
    [InlineData("37", "In 1937 he", false)]
    [InlineData("$200 million", "costs **$200 million** a year", true)]
    [InlineData("costs $200 million", "costs **$200\nmillion** a year", true)]
    [InlineData("200 million", "about 1200 million", false)]
    [InlineData("a.b (c)", "A.B (C)", true)]
    [InlineData("a.b", "axb", false)]
    [InlineData("driver's licence", "the driver’s licence", true)]
    [InlineData("MS–13", "ms-13", true)]
    [InlineData("cafe\u0301", "the café", true)]
    [InlineData("C++", "in C++.", true)]
    public void ToPattern_Words_AreFoundAsAWhole(string words, string text, bool found) =>
        Assert.Equal(found, new TextPattern(ExpectedWords.ToPattern(words)).Matches(text));

    [Fact]
    public void ToPattern_NoWords_IsAnError() => Assert.Throws<FormatException>(static () => ExpectedWords.ToPattern(" \t"));
}
