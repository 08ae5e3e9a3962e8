using CoopBot.Answering.Mentions;
using CoopBot.Grounding.Evidence;

namespace CoopBot.Grounding.Tests.Evidence;

public sealed class FigureComparisonTests
{
    [Theory]
    // the same value and unit, however it is written
    [InlineData("4,000 inmates", "4000 inmates", nameof(Agreement.Same))]
    [InlineData("$200 million", "$200,000,000", nameof(Agreement.Same))]
    [InlineData("two ports", "2 ports", nameof(Agreement.Same))]
    [InlineData("52%", "52 percent", nameof(Agreement.Same))]
    [InlineData("30 dollars", "$30", nameof(Agreement.Same))]
    // a soft unit may be named by another word, a hard one may not
    [InlineData("23 inmates", "23 prisoners", nameof(Agreement.Same))]
    [InlineData("23 inmates", "$23", nameof(Agreement.Unrelated))]
    [InlineData("23 inmates", "23%", nameof(Agreement.Unrelated))]
    [InlineData("23 inmates", "23 days", nameof(Agreement.Unrelated))]
    // another value of the same thing
    [InlineData("4,000 inmates", "5,000 inmates", nameof(Agreement.Different))]
    [InlineData("$200", "$300", nameof(Agreement.Different))]
    [InlineData("52%", "53%", nameof(Agreement.Different))]
    [InlineData("two years", "three years", nameof(Agreement.Different))]
    // the same time in another unit
    [InlineData("one year", "12 months", nameof(Agreement.Same))]
    [InlineData("one decade", "ten years", nameof(Agreement.Same))]
    [InlineData("two weeks", "14 days", nameof(Agreement.Same))]
    [InlineData("over one year", "18 months", nameof(Agreement.Same))]
    [InlineData("one year", "18 months", nameof(Agreement.Unrelated))]
    [InlineData("one month", "30 days", nameof(Agreement.Unrelated))] // not exactly
    // another thing
    [InlineData("4,000 inmates", "5,000 guards", nameof(Agreement.Unrelated))]
    [InlineData("two years", "three months", nameof(Agreement.Unrelated))]
    [InlineData("$200", "€300", nameof(Agreement.Unrelated))]
    // ordinals stay among themselves
    [InlineData("third port", "3 ports", nameof(Agreement.Unrelated))]
    [InlineData("third port", "3rd port", nameof(Agreement.Same))]
    [InlineData("third port", "fourth port", nameof(Agreement.Different))]
    public void Compare_Quantities_ByValueAndUnit(string claimed, string found, string expected) =>
        Assert.Equal(expected, Compare(claimed, found).ToString());

    [Theory]
    [InlineData("over 4,000 inmates", "4,500 inmates", nameof(Agreement.Same))]
    [InlineData("over 4,000 inmates", "4,000 inmates", nameof(Agreement.Same))]
    [InlineData("over 4,000 inmates", "3,900 inmates", nameof(Agreement.Different))]
    [InlineData("over 4,000 inmates", "up to 4,500 inmates", nameof(Agreement.Different))]
    [InlineData("over 4,000 inmates", "400,000 inmates", nameof(Agreement.Different))] // true, but nobody would say so
    [InlineData("up to 4,000 inmates", "3,900 inmates", nameof(Agreement.Same))]
    [InlineData("up to 4,000 inmates", "4,500 inmates", nameof(Agreement.Different))]
    [InlineData("up to 4,000 inmates", "over 3,900 inmates", nameof(Agreement.Different))]
    [InlineData("about 4,000 inmates", "4,300 inmates", nameof(Agreement.Same))]
    [InlineData("about 4,000 inmates", "5,000 inmates", nameof(Agreement.Different))]
    [InlineData("4,000 inmates", "about 4,100 inmates", nameof(Agreement.Same))]
    [InlineData("4,000 inmates", "about 4,500 inmates", nameof(Agreement.Different))]
    [InlineData("4,000 inmates", "over 4,000 inmates", nameof(Agreement.Same))]
    [InlineData("4,500 inmates", "over 4,000 inmates", nameof(Agreement.Different))]
    public void Compare_BoundedNumbers_AgreeWithinTheirBounds(string claimed, string found, string expected) =>
        Assert.Equal(expected, Compare(claimed, found).ToString());

    [Theory]
    [InlineData("March 23, 2011", "23 March 2011", nameof(Agreement.Same))]
    [InlineData("March 23, 2011", "2011-03-23", nameof(Agreement.Same))]
    [InlineData("2011", "March 23, 2011", nameof(Agreement.Same))] // less exact
    [InlineData("March 2011", "2011", nameof(Agreement.Same))] // more exact: not against it
    [InlineData("March 23", "March 2011", nameof(Agreement.Same))]
    [InlineData("2011", "2012", nameof(Agreement.Different))]
    [InlineData("March 2011", "April 2011", nameof(Agreement.Different))]
    [InlineData("March 23, 2011", "March 24, 2011", nameof(Agreement.Different))]
    [InlineData("March", "2011", nameof(Agreement.Unrelated))] // no part in common
    [InlineData("1990s", "1995", nameof(Agreement.Same))] // less exact
    [InlineData("1995", "1990s", nameof(Agreement.Same))]
    [InlineData("2001", "1990s", nameof(Agreement.Different))]
    [InlineData("1980s", "1990s", nameof(Agreement.Different))]
    [InlineData("1995", "1900s", nameof(Agreement.Same))]
    [InlineData("March 23, 2011", "03/23/2011", nameof(Agreement.Same))]
    [InlineData("23 March 2011", "23/03/2011", nameof(Agreement.Same))]
    [InlineData("24 March 2011", "03/23/2011", nameof(Agreement.Different))]
    [InlineData("4 May 2011", "05/04/2011", nameof(Agreement.Same))] // whichever is the day
    [InlineData("4 May 2012", "05/04/2011", nameof(Agreement.Different))]
    [InlineData("Tuesday", "Tuesday", nameof(Agreement.Same))]
    [InlineData("Tuesday", "Monday", nameof(Agreement.Unrelated))]
    [InlineData("2011", "2,011 inmates", nameof(Agreement.Unrelated))]
    [InlineData("2011", "11 years", nameof(Agreement.Unrelated))]
    public void Compare_Dates_ByTheirCommonParts(string claimed, string found, string expected) =>
        Assert.Equal(expected, Compare(claimed, found).ToString());

    private static Agreement Compare(string claimed, string found) => FigureComparison.Compare(Read(claimed), Read(found));

    private static Mention Read(string words) =>
        Assert.Single(MentionExtractor.Extract($"it was {words} then"), m => m.Kind != MentionKind.Name);
}
