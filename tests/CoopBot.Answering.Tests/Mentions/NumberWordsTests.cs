using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Tests.Mentions;

public sealed class NumberWordsTests
{
    [Theory]
    [InlineData("zero", 0)]
    [InlineData("seven", 7)]
    [InlineData("nineteen", 19)]
    [InlineData("forty", 40)]
    [InlineData("forty-two", 42)]
    [InlineData("ninety-nine", 99)]
    public void TryUnit_CardinalBelowHundred_IsRead(string word, double expected)
    {
        Assert.True(NumberWords.TryUnit(word, out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("hundred")]
    [InlineData("forty-eleven")]
    [InlineData("two-two")]
    [InlineData("-two")]
    [InlineData("seven-year")]
    [InlineData("")]
    public void TryUnit_NoSuchCardinal_IsRefused(string word) => Assert.False(NumberWords.TryUnit(word, out _));

    [Theory]
    [InlineData("first", 1)]
    [InlineData("twelfth", 12)]
    [InlineData("21st", 21)]
    [InlineData("2nd", 2)]
    [InlineData("103rd", 103)]
    [InlineData("18th", 18)]
    public void TryOrdinal_Ordinal_IsRead(string word, double expected)
    {
        Assert.True(NumberWords.TryOrdinal(word, out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("th")]
    [InlineData("north")]
    [InlineData("west")]
    [InlineData("18")]
    public void TryOrdinal_NoOrdinal_IsRefused(string word) => Assert.False(NumberWords.TryOrdinal(word, out _));

    [Theory]
    [InlineData("19,495", 19_495)]
    [InlineData("3.5", 3.5)]
    [InlineData("007", 7)]
    public void TryDigits_Number_IsRead(string word, double expected)
    {
        Assert.True(NumberWords.TryDigits(word, out double value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("1e5")]
    [InlineData("ten")]
    [InlineData("0x1F")]
    public void TryDigits_NoPlainNumber_IsRefused(string word) => Assert.False(NumberWords.TryDigits(word, out _));
}
