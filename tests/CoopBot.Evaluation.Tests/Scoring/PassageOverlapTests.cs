using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Scoring;

public sealed class PassageOverlapTests
{
    [Theory]
    [InlineData("d", null, true)] // any passage of the document will do
    [InlineData("other", null, false)]
    [InlineData("d", "THE fee: is", true)] // case and punctuation don't count
    [InlineData("d", "In all, the fee is ten dollars a year.", true)] // the citation lies within it
    [InlineData("d", "fee ten dollars months pay", true)] // three of five words
    [InlineData("d", "fee ten weeks months pay", false)] // two of five
    public void Overlaps_FeeOfTenDollars_IsFoundInWhatNamesIt(string document, string? quote, bool expected) =>
        Assert.Equal(expected, PassageOverlap.Overlaps(Samples.Citation("d", "the fee is ten dollars"), new GoldCitation(document, quote)));

    [Theory]
    [InlineData("  U.S.—based, 1½ m² ", "u s based 1½ m²")]
    [InlineData("cafe\u0301 x_y", "cafe x_y")] // a combining mark is no word character, here as in Python
    [InlineData("𝐀b", "𝐀b")]
    public void Squeeze_Text_LeavesWordsAsPythonSeesThem(string text, string expected) =>
        Assert.Equal(expected, PassageOverlap.Squeeze(text));
}
