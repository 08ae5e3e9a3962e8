using System.Globalization;
using CoopBot.Knowledge.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Block = Markdig.Syntax.Block;

namespace CoopBot.Knowledge.Reading;

/// <summary>Reads Markdown: the canonical text has the words without the marks.</summary>
public sealed class MarkdownReader : IDocumentReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().UseAutoLinks().UseEmphasisExtras().Build();

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; } = [".md", ".markdown"];

    /// <inheritdoc/>
    public ReadResult Read(ReadOnlyMemory<byte> bytes)
    {
        if (TextDecoder.TryDecode(bytes.Span, out string raw) is { } undecodable)
        {
            return new ReadResult.Failure(undecodable);
        }

        if (FrontMatter.TryParse(CanonicalText.Of(raw), out FrontMatter header, out string body) is { } malformed)
        {
            return new ReadResult.Failure(malformed);
        }

        if (MarkdownDepth.IsHostile(body))
        {
            return new ReadResult.Failure("its quotes or lists are nested too deeply");
        }

        var builder = new BlockTextBuilder();
        Write(Markdown.Parse(body, Pipeline), builder);
        DocumentText text = builder.Build();
        return new ReadResult.Success(new ExtractedDocument(text)
        {
            Id = header.Id,
            Title = header.Title ?? text.Blocks.FirstOrDefault(block => block is { Kind: BlockKind.Heading, Level: 1 })?.Span.Of(text.Text),
            Publisher = header.Publisher,
            Date = header.Date,
            Source = header.Source,
        });
    }

    private static void Write(ContainerBlock container, BlockTextBuilder builder)
    {
        foreach (Block block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    builder.Add(BlockKind.Heading, MarkdownWords.Of(heading.Inline), heading.Level);
                    break;
                case Table table:
                    WriteTable(table, builder);
                    break;
                case ListBlock list:
                    WriteList(list, builder);
                    break;
                case CodeBlock code:
                    builder.AddLines(BlockKind.Paragraph, code.Lines.ToString());
                    break;
                case HtmlBlock html:
                    HtmlBlocks.Write(html.Lines.ToString(), builder);
                    break;
                case LeafBlock leaf:
                    builder.Add(BlockKind.Paragraph, MarkdownWords.Of(leaf.Inline));
                    break;
                case ContainerBlock inner:
                    Write(inner, builder);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>An item is a line; what else stands in it (a second paragraph, an inner list) follows as lines of its own.</summary>
    private static void WriteList(ListBlock list, BlockTextBuilder builder)
    {
        int number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out int start) ? start : 1;
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            string mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "";
            foreach (Block block in item)
            {
                switch (block)
                {
                    case ParagraphBlock paragraph:
                        builder.Add(BlockKind.ListItem, mark + MarkdownWords.Of(paragraph.Inline));
                        mark = "";
                        break;
                    case ListBlock inner:
                        WriteList(inner, builder);
                        break;
                    case ContainerBlock other:
                        Write(other, builder);
                        break;
                    case CodeBlock code:
                        builder.AddLines(BlockKind.ListItem, code.Lines.ToString());
                        break;
                    case LeafBlock leaf:
                        builder.Add(BlockKind.ListItem, MarkdownWords.Of(leaf.Inline));
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static void WriteTable(Table table, BlockTextBuilder builder)
    {
        foreach (TableRow row in table.OfType<TableRow>())
        {
            IEnumerable<string> cells = row.OfType<TableCell>()
                .Select(cell => CanonicalText.OneLine(string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => MarkdownWords.Of(leaf.Inline)))));
            builder.Add(BlockKind.TableRow, string.Join(" | ", cells));
        }
    }
}
