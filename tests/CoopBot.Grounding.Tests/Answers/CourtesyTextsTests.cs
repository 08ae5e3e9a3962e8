using CoopBot.Answering.Conversation;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;
using CoopBot.TestKit;

namespace CoopBot.Grounding.Tests.Answers;

public sealed class CourtesyTextsTests
{
    [Fact]
    public void For_EachCourtesy_HasItsOwnWords()
    {
        string[] texts = [.. Enum.GetValues<Courtesy>().Select(c => CourtesyTexts.For(c, Ostria.Knowledge))];

        Assert.Equal(texts.Length, texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void For_Catalogue_ListsDocumentsInOrder() =>
        Assert.Equal("I know 3 documents:\n- ports\n- report\n- treaty", CourtesyTexts.For(Courtesy.Catalogue, Ostria.Knowledge));

    [Fact]
    public void For_CatalogueOfOne_ShowsPublisherAndDate()
    {
        var document = new Document("a", "a.md", "Ports", "Ostria has four ports.", "sha256:0") { Publisher = "Fisheries", Date = "2011" };

        Assert.Equal("I know one document:\n- Ports (Fisheries, 2011)", CourtesyTexts.For(Courtesy.Catalogue, Snapshots.Of(document)));
    }

    [Fact]
    public void For_CatalogueOfNone_SaysSo() =>
        Assert.Equal("I have no documents yet.", CourtesyTexts.For(Courtesy.Catalogue, SnapshotBuilder.Build([])));

    [Fact]
    public void For_CatalogueOfMany_EndsInAnEllipsis()
    {
        KnowledgeSnapshot many = Snapshots.Of([.. Enumerable.Range(10, 25).Select(i => ($"d{i}", "Ostria has four ports."))]);

        string[] lines = CourtesyTexts.For(Courtesy.Catalogue, many).Split('\n');

        Assert.Equal(("I know 25 documents:", "- d10", "- d29", "- …", 22), (lines[0], lines[1], lines[20], lines[21], lines.Length));
    }

    [Fact]
    public void For_CatalogueWithoutTitle_ShowsTheId() =>
        Assert.Equal("I know one document:\n- x", CourtesyTexts.For(Courtesy.Catalogue, Snapshots.Of(new Document("x", "x.md", "", "Ostria.", "sha256:0"))));

    /// <summary>A title is a document's text: it is shown as it stands, not run as markup.</summary>
    [Fact]
    public void For_CatalogueWithMarkupInATitle_ShowsItAsText()
    {
        string text = CourtesyTexts.For(Courtesy.Catalogue, Snapshots.Of(new Document("x", "x.md", "<img src=x> [1] *a*", "Ostria.", "sha256:0")));

        Assert.Equal("I know one document:\n- \\<img src=x> \\[1\\] \\*a\\*", text);
    }
}
