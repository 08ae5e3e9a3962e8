using System.Globalization;
using CoopBot.Channels.Activities;
using CsCheck;

namespace CoopBot.Channels.Tests.Activities;

public sealed class LimitedTextTests
{
    [Theory]
    [InlineData("tower", 5, "tower")]
    [InlineData("towers", 5, "towe…")]
    [InlineData("the tower", 5, "the…")] // no blank before the ellipsis
    [InlineData("tower", 1, "…")]
    [InlineData("", 1, "")]
    [InlineData("ab👩‍👩‍👧‍👦", 8, "ab…")] // eleven units that people see as one
    [InlineData("abe\u0301f", 4, "ab…")] // e and its accent
    public void Cut_Text_IsTheBeginningWithinTheLimit(string text, int limit, string expected) => Assert.Equal(expected, LimitedText.Cut(text, limit));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Cut_LimitThatHoldsNothing_IsABug(int limit) => Assert.Throws<ArgumentOutOfRangeException>(() => LimitedText.Cut("tower", limit));

    [Fact]
    public void Cut_AnyText_KeepsWholeCharactersWithinTheLimit() => Gen.Select(Texts.Any, Gen.Int[1, 200]).Sample(static (text, limit) =>
    {
        string cut = LimitedText.Cut(text, limit);

        Assert.InRange(cut.Length, 0, limit);
        if (text.Length <= limit)
        {
            Assert.Equal(text, cut);
            return;
        }

        string kept = cut[..^1];
        Assert.Equal('…', cut[^1]);
        Assert.StartsWith(kept, text, StringComparison.Ordinal);

        // What people see as one character is there whole or not at all; blanks at the end count for nothing.
        int[] starts = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        int longest = starts.Last(s => s < limit);
        Assert.Equal(text[..longest].TrimEnd(), kept);
    });
}
