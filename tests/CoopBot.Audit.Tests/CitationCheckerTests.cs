using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Audit.Tests;

public sealed class CitationCheckerTests
{
    private const string Text = "The fee is ten dollars. 😀 It is due in May.";

    [Theory]
    [InlineData(0, 23, true)]
    [InlineData(24, 26, true)] // a surrogate pair counts two units
    [InlineData(27, 43, true)] // up to the very end
    public void IsExact_SliceAsItStands_IsExact(int start, int end, bool expected) =>
        Assert.Equal(expected, CitationChecker.IsExact(Samples.Citation("d", Text, start, end), Text));

    [Fact]
    public void IsExact_OneLetterOff_IsNot()
    {
        Citation citation = Samples.Citation("d", Text, 0, 23);

        Assert.False(CitationChecker.IsExact(citation with { Quote = citation.Quote.Replace("ten", "ben", StringComparison.Ordinal) }, Text));
        Assert.False(CitationChecker.IsExact(citation with { Start = 1, End = 24 }, Text));
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(0, 1000)]
    [InlineData(5, 5)] // empty: it cites nothing
    [InlineData(9, 4)]
    public void IsExact_OffsetsBeyondTheText_IsNotAndDoesNotThrow(int start, int end) =>
        Assert.False(CitationChecker.IsExact(Samples.Citation("d", Text) with { Start = start, End = end, Quote = "" }, Text));

    [Fact]
    public void IsExact_NoSuchDocument_IsNot() => Assert.False(CitationChecker.IsExact(Samples.Citation("d", Text), null));
}
