using CoopBot.Answering.Generation;

namespace CoopBot.Answering.Tests.Generation;

public sealed class DraftSentenceTests
{
    [Theory]
    [InlineData("It opened in 1992 [2].", "It opened in 1992.", "2")]
    [InlineData("It opened in 1992. [2]", "It opened in 1992.", "2")]
    [InlineData("It opened [1][3].", "It opened.", "1,3")]
    [InlineData("It opened [1, 3].", "It opened.", "1,3")]
    [InlineData("It opened [1] and closed [2].", "It opened and closed.", "1,2")]
    [InlineData("**It** opened in `1992` [1].", "It opened in 1992.", "1")]
    [InlineData("It opened.", "It opened.", "")]
    [InlineData("It opened [99999999999].", "It opened.", "0")]
    public void Parse_OneSentence_PartsWordsAndNumbers(string draft, string text, string cited)
    {
        DraftSentence sentence = Assert.Single(DraftSentence.Parse(draft));

        Assert.Equal((text, cited), (sentence.Text, string.Join(',', sentence.Cited)));
    }

    [Fact]
    public void Parse_ListAndParagraph_KeepsTheLines()
    {
        IReadOnlyList<DraftSentence> sentences = DraftSentence.Parse("Two things hold [1]. Both matter. [2]\n- First [1].\n2. Second [2].\n\n***");

        Assert.Equal([("Two things hold.", 0, false), ("Both matter.", 0, false), ("First.", 1, true), ("Second.", 2, true)], sentences.Select(static s => (s.Text, s.Line, s.IsItem)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--- [1] ***")]
    public void Parse_NoWords_GivesNothing(string draft) => Assert.Empty(DraftSentence.Parse(draft));
}
