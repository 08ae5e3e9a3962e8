using CoopBot.Knowledge.Text;
using CoopBot.TestKit;

namespace CoopBot.Knowledge.Tests.Text;

/// <summary>The five source documents as they were received, page furniture included. Nothing in the code knows them.</summary>
public sealed class SharedSourcesTests
{
    [Theory]
    [InlineData("Accessibility links")]
    [InlineData("Breaking News")]
    [InlineData("XS")]
    [InlineData("MD\n")]
    [InlineData("websites use")]
    [InlineData("government organization in the United States")]
    [InlineData("safely connected")]
    [InlineData("ARCHIVED CONTENT")]
    [InlineData("links may not function")]
    [InlineData("For current information")]
    [InlineData("can be found here")]
    [InlineData("The Lessons of 1989")]
    public void Passages_OfTheSources_HoldNoFurniture(string furniture)
    {
        Passage[] passages = [.. Read().SelectMany(document => document.Passages)];

        Assert.NotEmpty(passages);
        Assert.DoesNotContain(passages, passage => passage.Text.Contains(furniture, StringComparison.Ordinal));
    }

    [Fact]
    public void Passages_OfTheSources_HoldRepeatedWordsOnce()
    {
        ChunkedDocument editorial = Read().Single(document => document.Document.Id.StartsWith("000", StringComparison.Ordinal));

        Assert.Single(editorial.Passages, passage => passage.Text.Contains("AP Photo", StringComparison.Ordinal));
        Assert.Single(editorial.Passages, passage => passage.Text.Contains("On his recent trip", StringComparison.Ordinal));
    }

    [Fact]
    public void Passages_OfTheSources_HoldEverythingElse()
    {
        foreach (ChunkedDocument document in Read())
        {
            int body = TextSegmenter.Segment(document.Document.Text).Blocks.Where(block => block.Kind is not BlockKind.Furniture).Sum(block => block.Span.Length);
            Assert.True(body > document.Document.Text.Length * 8 / 10, document.Document.Id);
        }
    }

    [Fact]
    public void Headings_WithoutMarks_AreFound()
    {
        ChunkedDocument[] documents = Read();

        string[] article = Headings(documents, "004");
        Assert.Equal(
            [
                "Strategic Prison Management and Economic Benefits", "MS-13 Gang Dismantling Operations", "Diplomatic Relations and International Support",
                "Moving Forward Against Organized Crime",
            ],
            article[1..]);
        Assert.Equal(["U.S. - El Salvador Cooperation"], Headings(documents, "000"));
        Assert.Contains("Border Security", Headings(documents, "001"));
        Assert.Contains("Youth Gang Prevention Programs", Headings(documents, "001"));
        Assert.Equal(8, Headings(documents, "001").Length);
        Assert.Empty(Headings(documents, "002"));
        Assert.Empty(Headings(documents, "003"));
    }

    private static string[] Headings(ChunkedDocument[] documents, string id)
    {
        string text = documents.Single(document => document.Document.Id.StartsWith(id, StringComparison.Ordinal)).Document.Text;
        return [.. TextSegmenter.Segment(text).Blocks.Where(block => block.Kind == BlockKind.Heading).Select(block => block.Span.Of(text))];
    }

    private static ChunkedDocument[] Read()
    {
        string? folder = SharedFolder.TryFind("sources");
        Assert.SkipUnless(folder is not null, "The source documents are not beside the checkout.");
        string[] files = [.. Directory.GetFiles(folder, "0*.txt").Order(StringComparer.Ordinal)];
        return [.. files.Select(file => DocumentBuilder.FromText(Path.GetFileNameWithoutExtension(file), "", File.ReadAllText(file)))];
    }
}
