using CoopBot.Retrieval.Lexical;

namespace CoopBot.Retrieval.Tests.Lexical;

public sealed class EnglishStemmerTests
{
    // Pairs from the algorithm's published sample vocabulary.
    [Theory]
    [InlineData("consign", "consign")]
    [InlineData("consigned", "consign")]
    [InlineData("consignment", "consign")]
    [InlineData("consisted", "consist")]
    [InlineData("consistency", "consist")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("consoled", "consol")]
    [InlineData("consolidation", "consolid")]
    [InlineData("conspicuously", "conspicu")]
    [InlineData("conspiracies", "conspiraci")]
    [InlineData("constancy", "constanc")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knavish", "knavish")]
    [InlineData("kneeled", "kneel")]
    [InlineData("knightly", "knight")]
    [InlineData("knots", "knot")]
    public void Stem_SampleWord_GivesTheSampleStem(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));

    [Theory]
    [InlineData("prisons", "prisoners", true)]
    [InlineData("agencies", "agency", true)]
    [InlineData("trained", "training", true)]
    [InlineData("hopping", "hopped", true)]
    [InlineData("hoping", "hoped", true)]
    [InlineData("hoping", "hopping", false)]
    [InlineData("operational", "operation", true)]
    [InlineData("general", "generous", false)]
    [InlineData("dying", "die", true)]
    public void Stem_TwoWords_MeetOrStayApart(string one, string other, bool meet) =>
        Assert.Equal(meet, EnglishStemmer.Stem(one) == EnglishStemmer.Stem(other));

    [Theory]
    [InlineData("40000")]
    [InlineData("ms13")]
    [InlineData("кот")]
    [InlineData("")]
    public void Stem_NotAnEnglishWord_IsLeftAlone(string word) => Assert.Equal(word, EnglishStemmer.Stem(word));
}
