using CoopBot.Host.Pages.Documents;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Reading;
using CoopBot.Knowledge.Chunking;

namespace CoopBot.Host.Tests.Pages.Documents;

public sealed class DocumentOutlineTests
{
    [Fact]
    public void Of_HeadingsParagraphsAndList_EachGetsItsKind()
    {
        (Document document, IReadOnlyList<Passage> passages) = Read("# Rules\n\n## Indoors\n\nOne sentence. Another.\n\n- No smoking.\n- No dogs.\n\n### At night\n\nBe quiet.\n");

        IReadOnlyList<DocumentBlock> blocks = DocumentOutline.Of(document, passages);

        Assert.Equal(
            [
                "Heading 0: Rules", "Heading 1: Indoors", "Text 0: One sentence. Another.", "List 0: No smoking.\nNo dogs.", "Heading 2: At night", "Text 0: Be quiet.",
            ],
            blocks.Select(b => $"{b.Kind} {b.Level}: {b.Span.Of(document.Text)}"));
    }

    [Fact]
    public void Of_Table_IsATableOfCells()
    {
        (Document document, IReadOnlyList<Passage> passages) = Read("# Fees\n\n| Kind | Fee |\n| --- | --- |\n| Child | 2 |\n| Adult | 5 |\n");

        DocumentBlock table = DocumentOutline.Of(document, passages).Single(static b => b.Kind == DocumentBlockKind.Table);

        Assert.Equal(["Adult", "5"], DocumentOutline.Cells(document.Text, DocumentOutline.Lines(document.Text, table.Span).Last()).Select(c => c.Of(document.Text)));
    }

    [Theory]
    [InlineData("# A\n\nText of a.\n\n## B\n\n## C\n\nText of c.\n\n* one\n* two\n")]
    [InlineData("No heading at all, one line.\nAnd another.\n\nA third paragraph.")]
    public void Of_AnyText_CoversEveryVisibleCharacterOnceAndInOrder(string markdown)
    {
        (Document document, IReadOnlyList<Passage> passages) = Read(markdown);

        IReadOnlyList<DocumentBlock> blocks = DocumentOutline.Of(document, passages);

        int end = 0;
        foreach (DocumentBlock block in blocks)
        {
            Assert.True(block.Span.Start >= end);
            Assert.True(string.IsNullOrWhiteSpace(document.Text[end..block.Span.Start]));
            end = block.Span.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(document.Text[end..]));
    }

    private static (Document Document, IReadOnlyList<Passage> Passages) Read(string markdown)
    {
        ExtractedDocument content = Assert.IsType<ReadResult.Success>(new MarkdownReader().Read(System.Text.Encoding.UTF8.GetBytes(markdown))).Content;
        var document = new Document("d", "d.md", content.Title ?? "d", content.Text.Text, "sha256:");
        return (document, Chunker.Chunk(document, content.Text, new ChunkingOptions()));
    }
}
