using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Tests.Mentions;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("It costs $200 million a year.", "$200 million", 200_000_000, "$")]
    [InlineData("It costs $ 40 a day.", "$ 40", 40, "$")]
    [InlineData("It costs €1,250.50 a day.", "€1,250.50", 1250.5, "€")]
    [InlineData("It costs 30 dollars.", "30 dollars", 30, "$")]
    [InlineData("It costs two hundred euros.", "two hundred euros", 200, "€")]
    [InlineData("It raised $3.5bn.", "$3.5bn", 3_500_000_000, "$")]
    [InlineData("It raised $200m.", "$200m", 200_000_000, "$")]
    [InlineData("It raised $40k.", "$40k", 40_000, "$")]
    [InlineData("Some 52% agreed.", "52%", 52, "%")]
    [InlineData("Some 52 % agreed.", "52 %", 52, "%")]
    [InlineData("Some 52 percent agreed.", "52 percent", 52, "%")]
    [InlineData("Some 7.5 per cent agreed.", "7.5 per cent", 7.5, "%")]
    public void Extract_MoneyOrShare_HasItsUnit(string text, string words, double value, string unit)
    {
        Mention mention = Single(text, MentionKind.Quantity);

        Assert.Equal((words, value, unit), (mention.Text, mention.Value, mention.Unit));
    }

    [Theory]
    [InlineData("They hold 40,000 inmates.", "40,000", 40_000, "inmate")]
    [InlineData("They hold 19 departments.", "19", 19, "department")]
    [InlineData("They met 23 active gang members.", "23", 23, "member")]
    [InlineData("They closed two factories.", "two", 2, "factory")]
    [InlineData("They own twenty-one ships.", "twenty-one", 21, "ship")]
    [InlineData("They own three hundred and five ships.", "three hundred and five", 305, "ship")]
    [InlineData("They own two million five hundred thousand ships.", "two million five hundred thousand", 2_500_000, "ship")]
    [InlineData("They own a dozen ships.", "a dozen", 12, "ship")]
    [InlineData("They own 1.5 million ships.", "1.5 million", 1_500_000, "ship")]
    [InlineData("They own 1500 ships.", "1500", 1500, "ship")]
    [InlineData("They moved 1500 people.", "1500", 1500, "people")]
    [InlineData("1200 ships were built.", "1200", 1200, "ship")]
    [InlineData("They met two of the men.", "two", 2, "")]
    public void Extract_Count_HasWhatIsCounted(string text, string words, double value, string unit)
    {
        Mention mention = Single(text, MentionKind.Quantity);

        Assert.Equal((words, value, unit), (mention.Text, mention.Value, mention.Unit));
    }

    [Theory]
    [InlineData("It took 40 days.", "40 days", 40, "day")]
    [InlineData("It took three months.", "three months", 3, "month")]
    [InlineData("It took one year.", "one year", 1, "year")]
    [InlineData("It was a 10-year plan.", "10-year", 10, "year")]
    [InlineData("It was a one-year plan.", "one-year", 1, "year")]
    [InlineData("It was a twenty-one-day plan.", "twenty-one-day", 21, "day")]
    [InlineData("It took two centuries.", "two centuries", 2, "century")]
    public void Extract_TimeUnit_IsDuration(string text, string words, double value, string unit)
    {
        Mention mention = Single(text, MentionKind.Duration);

        Assert.Equal((words, value, unit), (mention.Text, mention.Value, mention.Unit));
    }

    [Theory]
    [InlineData("It holds 50 beds.", Bound.Exact)]
    [InlineData("It holds over 50 beds.", Bound.AtLeast)]
    [InlineData("It holds more than 50 beds.", Bound.AtLeast)]
    [InlineData("It holds at least 50 beds.", Bound.AtLeast)]
    [InlineData("It holds no fewer than 50 beds.", Bound.AtLeast)]
    [InlineData("It holds no less than 50 beds.", Bound.AtLeast)]
    [InlineData("It holds under 50 beds.", Bound.AtMost)]
    [InlineData("It holds fewer than 50 beds.", Bound.AtMost)]
    [InlineData("It holds less than 50 beds.", Bound.AtMost)]
    [InlineData("It holds up to 50 beds.", Bound.AtMost)]
    [InlineData("It holds at most 50 beds.", Bound.AtMost)]
    [InlineData("It holds no more than 50 beds.", Bound.AtMost)]
    [InlineData("It holds not more than 50 beds.", Bound.AtMost)]
    [InlineData("It holds about 50 beds.", Bound.About)]
    [InlineData("It holds nearly 50 beds.", Bound.About)]
    [InlineData("It holds some 50 beds.", Bound.About)]
    public void Extract_WordsBefore_BoundTheNumber(string text, Bound bound) =>
        Assert.Equal(bound, Single(text, MentionKind.Quantity).Bound);

    [Fact]
    public void Extract_BoundBeforeMoney_Counts() =>
        Assert.Equal(Bound.AtLeast, Single("It costs over $200 million.", MentionKind.Quantity).Bound);

    [Theory]
    [InlineData("It is the third port.", "third", 3)]
    [InlineData("It is the 18th port.", "18th", 18)]
    [InlineData("It is the second port.", "second", 2)]
    public void Extract_Ordinal_IsMarked(string text, string words, double value)
    {
        Mention mention = Single(text, MentionKind.Quantity);

        Assert.Equal((words, value, true), (mention.Text, mention.Value, mention.Ordinal));
    }

    [Theory]
    [InlineData("They saw one another.")]
    [InlineData("The one that left.")]
    [InlineData("The dollar fell.")]
    [InlineData("No number at all.")]
    public void Extract_NoNumber_FindsNoQuantity(string text) =>
        Assert.DoesNotContain(MentionExtractor.Extract(text), m => m.Kind != MentionKind.Name);

    private static Mention Single(string text, MentionKind kind) =>
        Assert.Single(MentionExtractor.Extract(text), m => m.Kind == kind);
}
