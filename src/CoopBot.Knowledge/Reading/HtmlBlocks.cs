using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Reading;

/// <summary>Turns HTML elements into blocks: headings, paragraphs, list items, rows of cells, captions.</summary>
internal sealed class HtmlBlocks(BlockTextBuilder builder)
{
    private static readonly HashSet<string> Inline = new(
        ("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr output").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Silent = new(
        ("script style noscript template head title meta link svg canvas audio video object embed iframe map select option button input textarea datalist dialog math").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private readonly StringBuilder open = new();
    private BlockKind kind = BlockKind.Paragraph;
    private int level;

    /// <summary>Writes a piece of HTML, as it may stand within Markdown.</summary>
    public static void Write(string html, BlockTextBuilder builder)
    {
        if (HtmlDepth.IsHostile(html))
        {
            return;
        }

        using IDocument document = new HtmlParser().ParseDocument(html);
        if (document.Body is { } body && HtmlDepth.Of(document) <= HtmlDepth.Deepest)
        {
            Write(body, builder);
        }
    }

    /// <summary>Writes an element and everything in it.</summary>
    public static void Write(IElement root, BlockTextBuilder builder)
    {
        var blocks = new HtmlBlocks(builder);
        blocks.Visit(root);
        blocks.Flush();
    }

    private void Visit(INode node)
    {
        foreach (INode child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    open.Append(text.Data);
                    break;
                case IElement element when !Silent.Contains(element.LocalName) && !element.HasAttribute("hidden"):
                    VisitElement(element);
                    break;
                default:
                    break;
            }
        }
    }

    private void VisitElement(IElement element)
    {
        string name = element.LocalName.ToLowerInvariant();
        switch (name)
        {
            case "br":
                open.Append(' ');
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Within(element, BlockKind.Heading, name[1] - '0');
                break;
            case "li" or "dd":
                Within(element, BlockKind.ListItem);
                break;
            case "dt":
                // A term and what it means belong together: "Fee: 12 euros".
                Flush();
                kind = BlockKind.ListItem;
                Visit(element);
                open.Append(": ");
                break;
            case "tr":
                Row(element);
                break;
            case "figcaption" or "caption":
                Within(element, BlockKind.Caption);
                break;
            case "pre":
                Flush();
                builder.AddLines(BlockKind.Paragraph, element.TextContent);
                break;
            default:
                if (Inline.Contains(name))
                {
                    Visit(element);
                }
                else
                {
                    Within(element, kind);
                }

                break;
        }
    }

    private void Within(IElement element, BlockKind inner, int innerLevel = 0)
    {
        bool term = element.LocalName == "dd" && open.Length > 2 && open[^2] == ':';
        if (!term)
        {
            Flush();
        }

        BlockKind outer = kind;
        kind = inner;
        level = innerLevel;
        Visit(element);
        Flush();
        kind = outer == BlockKind.ListItem && element.LocalName == "dd" ? BlockKind.Paragraph : outer;
    }

    private void Row(IElement row)
    {
        Flush();
        IEnumerable<string> cells = row.Children.Where(cell => cell.LocalName is "td" or "th").Select(cell => CanonicalText.OneLine(cell.TextContent));
        string line = string.Join(" | ", cells);
        if (line.AsSpan().IndexOfAnyExcept(" |") >= 0)
        {
            builder.Add(BlockKind.TableRow, line);
        }
    }

    private void Flush()
    {
        if (open.Length > 0)
        {
            builder.Add(kind, open.ToString(), kind == BlockKind.Heading ? level : 0);
            open.Clear();
        }
    }
}
