using CoopBot.Knowledge.Text;
using CsCheck;

namespace CoopBot.Knowledge.Tests.Text;

public sealed class TextSegmenterTests
{
    private const string Body = "The council opens the office on every working day and answers letters within a week.";

    private static string[] Kinds(string text) => [.. TextSegmenter.Segment(text).Blocks.Select(block => $"{block.Kind}: {block.Span.Of(text)}")];

    [Fact]
    public void Segment_SingleLineEnds_AreParagraphsWhenLinesAreLong()
    {
        string text = $"{Body} {Body}\n{Body} {Body}";

        Assert.Equal(2, TextSegmenter.Segment(text).Blocks.Count);
    }

    [Fact]
    public void Segment_HardWrappedLines_AreOneParagraph()
    {
        const string Text = "The council opens the office on every working day and answers\nletters within a week. Whoever comes in person needs an\nappointment, which the office gives by telephone and at the\ndoor.";

        Block block = Assert.Single(TextSegmenter.Segment(Text).Blocks);
        Assert.Equal(new TextSpan(0, Text.Length), block.Span);
    }

    [Fact]
    public void Segment_Marks_AreRecognised()
    {
        const string Text = "# Handbook\n\nIntro to it:\n\n- first item\n- second item\n  goes on\n\n1. Step one\n2. Step two\n\n| a | b |\n|---|---|\n| c | d |\n\nSetext\n======\n\nEnd of the text.";

        Assert.Equal(
            [
                "Heading: Handbook", "Paragraph: Intro to it:", "ListItem: first item", "ListItem: second item\n  goes on", "ListItem: 1. Step one", "ListItem: 2. Step two",
                "TableRow: | a | b |", "Furniture: |---|---|", "TableRow: | c | d |", "Heading: Setext", "Paragraph: End of the text.",
            ],
            Kinds(Text));
    }

    [Fact]
    public void Segment_UnmarkedTitles_AreHeadingsOnlyAboveABody()
    {
        string text = $"Town Office Handbook\n\nOpening Hours\n{Body}\nFees and Payments\n{Body}";

        Assert.Equal(
            ["Heading: Town Office Handbook", "Heading: Opening Hours", $"Paragraph: {Body}", "Heading: Fees and Payments", $"Paragraph: {Body}"],
            Kinds(text));
    }

    [Fact]
    public void Segment_NumberedTitles_AreHeadingsAboveParagraphsAndItemsAmongTheirLike()
    {
        string text = $"2. Fees\n{Body}\n2.1 Late fees\n{Body}\n1. Come\n2. Pay\n3. Go";

        BlockKind[] kinds = [.. TextSegmenter.Segment(text).Blocks.Select(block => block.Kind)];

        Assert.Equal([BlockKind.Heading, BlockKind.Paragraph, BlockKind.Heading, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.ListItem, BlockKind.ListItem], kinds);
    }

    [Fact]
    public void Segment_RunInHeadings_AreHeadingsWhenThreeAgree()
    {
        string three = $"Front Desk – {Body}\n\nPost Room – {Body}\n\nLost Property – {Body}";
        string one = $"Front Desk – {Body}\n\n{Body}";

        Assert.Equal(["Heading: Front Desk", $"Paragraph: {Body}"], Kinds(three)[..2]);
        Assert.StartsWith("Paragraph: Front Desk", Kinds(one)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Segment_SingleSentence_IsNeverFurnitureOrHeading()
    {
        foreach (string text in (string[])["Share this page", "Official website", "Vin Diesel has played the role", "The form can be found here."])
        {
            Assert.Equal(BlockKind.Paragraph, Assert.Single(TextSegmenter.Segment(text).Blocks).Kind);
        }
    }

    [Fact]
    public void Segment_AnyText_KeepsItAndCoversEveryLetterOnce() =>
        TextGen.Prose.Sample(text =>
        {
            DocumentText segmented = TextSegmenter.Segment(text);

            Assert.Same(text, segmented.Text);
            int at = 0;
            foreach (Block block in segmented.Blocks)
            {
                Assert.True(block.Span.Start >= at && block.Span.Length > 0);
                Assert.False(HoldsWord(text[at..block.Span.Start]), "letters between blocks");
                at = block.Span.End;
            }

            Assert.False(HoldsWord(text[at..]), "letters behind the last block");
        });

    private static bool HoldsWord(string gap) => gap.Any(char.IsLetterOrDigit);
}
