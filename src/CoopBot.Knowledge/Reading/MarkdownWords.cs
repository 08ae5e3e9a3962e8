using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax.Inlines;

namespace CoopBot.Knowledge.Reading;

/// <summary>The words of inline Markdown: emphasis, links and code without their marks.</summary>
internal static class MarkdownWords
{
    public static string Of(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        Append(inlines, words);
        return words.ToString();
    }

    private static void Append(ContainerInline? inlines, StringBuilder words)
    {
        foreach (Inline inline in inlines ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    words.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    words.Append(code.Content);
                    break;
                case LineBreakInline:
                    words.Append(' ');
                    break;
                case AutolinkInline link:
                    words.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    words.Append(entity.Transcoded.AsSpan());
                    break;
                case HtmlInline { Tag: var tag } when tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    words.Append(' ');
                    break;
                case PipeTableDelimiterInline delimiter:
                    // A bar in running text is no table.
                    words.Append('|');
                    Append(delimiter, words);
                    break;
                case DelimiterInline delimiter:
                    words.Append(delimiter.ToLiteral());
                    Append(delimiter, words);
                    break;
                case ContainerInline container:
                    Append(container, words);
                    break;
                default:
                    break;
            }
        }
    }
}
