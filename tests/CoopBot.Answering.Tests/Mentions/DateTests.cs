using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Tests.Mentions;

public sealed class DateTests
{
    [Theory]
    [InlineData("It opened on March 23, 2011.", "March 23, 2011", 2011, 3, 23)]
    [InlineData("It opened on Mar. 23, 2011.", "Mar. 23, 2011", 2011, 3, 23)]
    [InlineData("It opened on March 23rd, 2011.", "March 23rd, 2011", 2011, 3, 23)]
    [InlineData("It opened on 23 March 2011.", "23 March 2011", 2011, 3, 23)]
    [InlineData("It opened on the 23rd of March 2011.", "23rd of March 2011", 2011, 3, 23)]
    [InlineData("It opened on 2011-03-23.", "2011-03-23", 2011, 3, 23)]
    [InlineData("It opened on 03/23/2011.", "03/23/2011", 2011, 3, 23)]
    [InlineData("It opened on 23/3/2011.", "23/3/2011", 2011, 3, 23)]
    [InlineData("It opened on 04/05/2011.", "04/05/2011", 2011, null, null)] // April or May
    [InlineData("It opened on 5/5/2011.", "5/5/2011", 2011, 5, 5)]
    [InlineData("It opened in June 2019.", "June 2019", 2019, 6, null)]
    [InlineData("It opened in June, 2019.", "June, 2019", 2019, 6, null)]
    [InlineData("It opened on June 5.", "June 5", null, 6, 5)]
    [InlineData("It opened on 5 June.", "5 June", null, 6, 5)]
    [InlineData("It opened in Sept. 1999.", "Sept. 1999", 1999, 9, null)]
    [InlineData("It opened in June.", "June", null, 6, null)]
    [InlineData("It opened in 1992.", "1992", 1992, null, null)]
    [InlineData("The 2019 elections were calm.", "2019", 2019, null, null)]
    [InlineData("It grew in the 1990s.", "1990s", 1990, null, null)]
    [InlineData("It opened in May 2004.", "May 2004", 2004, 5, null)]
    public void Extract_Date_IsReadAsPreciselyAsGiven(string text, string words, int? year, int? month, int? day)
    {
        Mention mention = Assert.Single(MentionExtractor.Extract(text), m => m.Kind == MentionKind.Date);

        Assert.Equal((words, year, month, day), (mention.Text, mention.Year, mention.Month, mention.Day));
    }

    [Fact]
    public void Extract_Weekday_IsDateWithoutNumbers()
    {
        Mention mention = Assert.Single(MentionExtractor.Extract("It opened on Tuesday."));

        Assert.Equal((MentionKind.Date, "Tuesday", null, null, null), (mention.Kind, mention.Text, mention.Year, mention.Month, mention.Day));
    }

    [Theory]
    [InlineData("They may march on.")]
    [InlineData("May I see it?")]
    [InlineData("It weighs 9999 tonnes.")]
    [InlineData("It is 12 metres long.")]
    [InlineData("It costs $2000.")]
    [InlineData("The 2011-99-23 code.")]
    public void Extract_NotADate_FindsNoFullDate(string text) =>
        Assert.DoesNotContain(MentionExtractor.Extract(text), m => m.Kind == MentionKind.Date && m.Month is not null);

    [Theory]
    [InlineData("It costs $2000.")]
    [InlineData("They hold 2000 inmates.")]
    [InlineData("They hold 2,000 inmates.")]
    [InlineData("They moved 1800 children.")]
    public void Extract_CountOfFourDigits_IsNoYear(string text) =>
        Assert.DoesNotContain(MentionExtractor.Extract(text), m => m.Kind == MentionKind.Date);

    [Fact]
    public void Extract_RangeOfYears_FindsBoth() =>
        Assert.Equal([1992, 1995], MentionExtractor.Extract("The war lasted from 1992 to 1995.").Select(m => m.Year));
}
