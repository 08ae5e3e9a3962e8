using CoopBot.Answering.Drafting;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Answering.Tests.Drafting;

public sealed class ListStatementTests
{
    private const string Text = "Applicants bring the following papers:\nA passport\nProof of address\nTwo photographs\n\nThe office opens at nine.";

    private static readonly ChunkedDocument Guide = DocumentBuilder.FromText("guide", "Guide", Text);
    private static readonly Passage Passage = new("guide", 0, new TextSpan(0, Text.Length), Text)
    {
        Sentences = [Span("Applicants bring the following papers:"), Span("A passport"), Span("Proof of address"), Span("Two photographs"), Span("The office opens at nine.")],
    };

    [Fact]
    public void WithList_IntroducingLine_DrawsItsItemsIn() =>
        Assert.Equal(Text[..Text.IndexOf("\n\n", StringComparison.Ordinal)], SentenceSelection.WithList(Guide.Document, Passage, Passage.Sentences[0], wholeList: false).Of(Text));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WithList_ItemOfAWantedList_DrawsTheWholeListIn(int item) =>
        Assert.Equal(Text[..Text.IndexOf("\n\n", StringComparison.Ordinal)], SentenceSelection.WithList(Guide.Document, Passage, Passage.Sentences[item], wholeList: true).Of(Text));

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void WithList_NoListWanted_KeepsTheSentence(int sentence) =>
        Assert.Equal(Passage.Sentences[sentence], SentenceSelection.WithList(Guide.Document, Passage, Passage.Sentences[sentence], wholeList: false));

    [Fact]
    public void Compose_List_ShowsItsLinesAsItems()
    {
        TextSpan span = SentenceSelection.WithList(Guide.Document, Passage, Passage.Sentences[0], wholeList: false);

        Draft draft = ExtractiveDrafter.Compose([new Statement(Guide.Document, Passage, span, null) { IsList = true }]);

        Assert.Equal("Applicants bring the following papers: [1]\n- A passport [1]\n- Proof of address [1]\n- Two photographs [1]", draft.Text);
    }

    private static TextSpan Span(string words)
    {
        int at = Text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(at, at + words.Length);
    }
}
