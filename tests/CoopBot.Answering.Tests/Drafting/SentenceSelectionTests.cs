using CoopBot.Answering.Drafting;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;
using CoopBot.TestKit;

namespace CoopBot.Answering.Tests.Drafting;

public sealed class SentenceSelectionTests
{
    private static readonly (Document Document, Passage Passage) Port = Snapshots.OnePassage(
        "port", "Ostria has a port.", "It opened in 1992.", "This made it rich.", "They celebrated.", "Maria Holm was born there.");

    [Theory]
    [InlineData("a port", "Ostria has a port.")]
    [InlineData("Maria Holm", "Maria Holm was born there.")]
    [InlineData("1992", "Ostria has a port. It opened in 1992.")] // "It" leans
    [InlineData("rich", "Ostria has a port. It opened in 1992. This made it rich.")] // both lean
    [InlineData("celebrated", "It opened in 1992. This made it rich. They celebrated.")] // two at most are drawn in
    [InlineData("port. It opened", "Ostria has a port. It opened in 1992.")] // an answer over two sentences
    public void Around_Answer_IsWholeSentencesWithWhatTheyLeanOn(string answer, string expected)
    {
        int start = Port.Document.Text.IndexOf(answer, StringComparison.Ordinal);

        TextSpan span = SentenceSelection.Around(Port.Document, Port.Passage, new TextSpan(start, start + answer.Length));

        Assert.Equal(expected, span.Of(Port.Document.Text));
    }

    [Fact]
    public void Around_AnswerOutsideTheSentences_IsThePassage()
    {
        int gap = "Ostria has a port.".Length;

        Assert.Equal(Port.Passage.Span, SentenceSelection.Around(Port.Document, Port.Passage, new TextSpan(gap, gap + 1)));
    }

    [Fact]
    public void Range_FirstSentenceLeans_CannotReachBeyondThePassage()
    {
        (Document document, Passage passage) = Snapshots.OnePassage("a", "It opened in 1992.", "They left.");

        Assert.Equal(document.Text, SentenceSelection.Range(document, passage, 1, 1).Of(document.Text));
        Assert.Equal("It opened in 1992.", SentenceSelection.Range(document, passage, 0, 0).Of(document.Text));
    }
}
