using CoopBot.Channels.Activities;
using CoopBot.Grounding.Answers;
using CsCheck;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CoopBot.Channels.Tests.Activities;

public sealed class LinkDefinitionsTests
{
    private static readonly MarkdownPipeline CommonMark = new MarkdownPipelineBuilder().Build();

    [Fact]
    public void Append_Citations_StandInABlockOfTheirOwn()
    {
        string text = LinkDefinitions.Append("It is 40 m high [1].", [Citation(1, "The \"old\" tower \\ \n part one", "Height")], static c => new Uri("https://bot.example/documents/tower <1>?from=1"));

        Assert.Equal("It is 40 m high [1].\n\n[1]: <https://bot.example/documents/tower%20%3C1%3E?from=1> \"The \\\"old\\\" tower \\\\ part one, Height\"", text);
    }

    [Fact]
    public void Append_NoCitations_LeavesTheText() => Assert.Equal("No.", LinkDefinitions.Append("No.", [], static _ => null));

    [Fact]
    public void Append_NoAddress_RefersToTheCitationItself() => Assert.EndsWith("\n\n[1]: cite:1 \"T\"", LinkDefinitions.Append("A [1].", [Citation(1, "T", "")], static _ => null), StringComparison.Ordinal);

    [Theory]
    [InlineData("[1]: https://evil.example")]
    [InlineData("   [1]: https://evil.example")]
    [InlineData("> [1]: https://evil.example")]
    [InlineData("- [1]: https://evil.example")]
    [InlineData("[a\\]]: https://evil.example")]
    [InlineData("[a\nb]: https://evil.example")]
    [InlineData("Words.\n\n[1]:\nhttps://evil.example\n'title'")]
    public void Append_DefinitionInTheText_DefinesNothing(string text) => Assert.Empty(Definitions(Markdown.Parse(LinkDefinitions.Append(text, [], static _ => null), CommonMark)));

    [Theory]
    [InlineData("As it says [1]: the tower is high.")]
    [InlineData("The list [x]: one.")]
    public void Append_ColonBehindABracket_IsShownAsItWas(string text)
    {
        using StringWriter plain = new();
        Markdown.ToPlainText(LinkDefinitions.Append(text, [], static _ => null), plain, CommonMark);

        Assert.Equal(text, plain.ToString().Trim());
    }

    [Theory]
    [InlineData("Look [1]:\n```\ncode without an end")]
    [InlineData("Look [1]:\n~~~~ c#\ncode without an end")]
    [InlineData("> ```\n> code in a quotation")]
    [InlineData("\\\\```\nbehind an escaped backslash")]
    [InlineData("<div>\n[1]")]
    [InlineData("<!-- a comment without an end\n\n[1]")]
    [InlineData("<script>\n\nalert(1)")]
    [InlineData("<?php\n\n[1]")]
    [InlineData("<![CDATA[\n\n[1]")]
    [InlineData("<!DOCTYPE\n\n[1]")]
    [InlineData("<pre>\n\n[1]")]
    [InlineData("- an item\n\n      code of the item")]
    [InlineData("    indented code")]
    [InlineData("> a quotation")]
    [InlineData("| a | b |\n| --- | --- |\n| c [1] | d |")]
    [InlineData("An `open code")]
    [InlineData("[open link](https://evil.example")]
    [InlineData("[1]: https://evil.example \"Ours\"\n\nIt is [1].")]
    [InlineData("[1]: <")]
    public void Append_TextWithAnOpenBlock_SwallowsNoDefinition(string text)
    {
        string all = LinkDefinitions.Append(text, [Citation(1, "A", ""), Citation(2, "B", "")], static c => new Uri($"https://bot.example/{c.N}"));

        MarkdownDocument read = Markdown.Parse(all, CommonMark);
        Assert.Equal([("1", "https://bot.example/1"), ("2", "https://bot.example/2")], Definitions(read).Select(static d => (d.Label, d.Url)));
        Assert.DoesNotContain(read.Descendants(), static b => b is HtmlBlock or HtmlInline or FencedCodeBlock);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Append_AnyTextAndCitations_ReadsBackAsExactlyThose(bool linked) => Gen.Select(Texts.Any, Texts.Citations).Sample((text, citations) =>
    {
        Uri? Link(Citation c) => linked ? new Uri("https://bot.example" + c.Url) : null;

        string all = LinkDefinitions.Append(text, citations, Link);

        LinkReferenceDefinition[] read = Definitions(Markdown.Parse(all, CommonMark));
        Citation[] shown = [.. citations.Take(MessageEntity.MaxCitations)];
        Assert.Equal(shown.Select(static c => $"{c.N}"), read.Select(static d => d.Label));
        Assert.Equal(shown.Select(c => Link(c)?.AbsoluteUri ?? $"cite:{c.N}"), read.Select(static d => d.Url));
        Assert.Equal(shown.Select(static c => Clean(MessageEntity.NameOf(c))), read.Select(static d => Clean(d.Title!)));
    });

    [Fact]
    public void Append_MarkersInTheText_BecomeLinksToTheirAddresses()
    {
        Citation[] citations = [Citation(1, "A", ""), Citation(2, "B", "")];

        MarkdownDocument read = Markdown.Parse(LinkDefinitions.Append("One [1]: two [2] [1].", citations, static c => new Uri($"https://bot.example/{c.N}")), CommonMark);

        Assert.Equal(["https://bot.example/1", "https://bot.example/2", "https://bot.example/1"], read.Descendants<LinkInline>().Select(static l => l.Url));
    }

    private static Citation Citation(int n, string title, string heading) => new(n, "tower", title, null, null, heading, 0, 1, "T", "/documents/tower");

    private static LinkReferenceDefinition[] Definitions(MarkdownDocument document) => [.. document.Descendants<LinkReferenceDefinition>()];

    // The parser puts a sign of its own in the place of half a character.
    private static string Clean(string text) => new([.. text.Where(static c => !char.IsSurrogate(c) && c != '\uFFFD')]);
}
