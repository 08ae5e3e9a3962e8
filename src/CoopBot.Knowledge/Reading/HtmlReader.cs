using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CoopBot.Knowledge.Text;
using CoopBot.Knowledge.Text.Furniture;

namespace CoopBot.Knowledge.Reading;

/// <summary>Reads web pages: the main content, without what the page carries around it.</summary>
public sealed class HtmlReader : IDocumentReader
{
    /// <summary>What a page marks as being no content.</summary>
    private const string Around =
        "nav, header nav, footer, aside, form, script, style, noscript, template, [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary], [role=dialog], [aria-hidden=true]";

    private const string TooDeep = "the page's elements are nested too deeply";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; } = [".html", ".htm"];

    /// <inheritdoc/>
    public ReadResult Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span[..Math.Min(bytes.Length, 4096)].Contains((byte)0) && bytes.Span[0] is not (0xFF or 0xFE))
        {
            return new ReadResult.Failure("binary data, not HTML");
        }

        if (HtmlCharset.TryDecode(bytes.Span, out string text) is { } undecodable)
        {
            return new ReadResult.Failure(undecodable);
        }

        if (HtmlDepth.IsHostile(text))
        {
            return new ReadResult.Failure(TooDeep);
        }

        var parser = new HtmlParser();
        using IHtmlDocument page = parser.ParseDocument(CanonicalText.Of(text));

        if (HtmlDepth.Of(page) > HtmlDepth.Deepest)
        {
            return new ReadResult.Failure(TooDeep);
        }

        HtmlMetadata metadata = HtmlMetadata.Of(page);
        DocumentText content = MarkFurniture(Extract(page, parser));
        if (content.Blocks.Count == 0)
        {
            return new ReadResult.Failure("the page holds no words");
        }

        return new ReadResult.Success(new ExtractedDocument(content)
        {
            Title = metadata.Title ?? content.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading)?.Span.Of(content.Text),
            Publisher = metadata.Publisher,
            Date = metadata.Date,
        });
    }

    /// <summary>The page's own mark of its main part, else what the content finder takes for it, else the whole body.</summary>
    private static DocumentText Extract(IHtmlDocument page, HtmlParser parser)
    {
        string original = page.DocumentElement.OuterHtml;
        foreach (IElement element in page.QuerySelectorAll(Around).ToArray())
        {
            element.Remove();
        }

        DocumentText whole = Write(page.Body);
        if (page.QuerySelectorAll("main, [role=main], article") is [{ } only])
        {
            return Write(only) is { Blocks.Count: > 0 } main ? main : whole;
        }

        using var finder = new SmartReader.Reader("https://page.invalid/", original);
        SmartReader.Article article = finder.GetArticle();
        if (!article.IsReadable || string.IsNullOrWhiteSpace(article.Content))
        {
            return whole;
        }

        using IHtmlDocument found = parser.ParseDocument(article.Content);
        DocumentText content = Write(found.Body);

        // The finder is made for news; on a page of tables or short notes it may take a part for the whole.
        return content.Text.Length * 2 < whole.Text.Length ? whole : content;
    }

    private static DocumentText Write(IElement? element)
    {
        var builder = new BlockTextBuilder();
        if (element is not null)
        {
            HtmlBlocks.Write(element, builder);
        }

        return builder.Build();
    }

    private static DocumentText MarkFurniture(DocumentText text)
    {
        List<BlockDraft> drafts = [.. text.Blocks.Select(block => new BlockDraft(block.Kind, block.Span)
        {
            Level = block.Level, Marked = block.Kind != BlockKind.Paragraph, BlankBefore = true, BlankAfter = true,
        }.Measure(text.Text))];
        CaptionDetector.Mark(text.Text, drafts);
        FurnitureDetector.Mark(text.Text, drafts);
        FurnitureDetector.MarkLooseEnds(text.Text, drafts);
        return text with { Blocks = [.. drafts.Select(draft => new Block(draft.Kind, draft.Span, draft.Level))] };
    }
}
