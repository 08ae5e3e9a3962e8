using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Tests.Mentions;

public sealed class WordsTests
{
    [Theory]
    [InlineData("He paid 19,495 there.", "He|paid|19,495|there")]
    [InlineData("The U.S. Army and the G.R.E.A.T. program", "The|U.S.|Army|and|the|G.R.E.A.T.|program")]
    [InlineData("Salvador's e-trace isn’t old", "Salvador's|e-trace|isn’t|old")]
    [InlineData("the 1990s, the 18th, 3.5%", "the|1990s|the|18th|3.5")]
    [InlineData("MS-13 (2,5)", "MS-13|2|5")]
    [InlineData("$3.5bn, 200m, 40k, 3.5km, 5km, 4x4", "3.5|bn|200|m|40|k|3.5|km|5km|4x4")]
    [InlineData("Ñandú 日本", "Ñandú|日本")]
    [InlineData("—!?", "")]
    public void Of_Text_KeepsWholeWhatBelongsTogether(string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Words.Of(text).Select(w => w.Text));
}
