using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Activities;

/// <summary>The block of Markdown link definitions from which Web Chat makes its list of references: <c>[1]: &lt;address&gt; "title"</c>.</summary>
public static partial class LinkDefinitions
{
    /// <summary>The text with one definition for each citation behind it.</summary>
    /// <param name="text">Markdown. A line of it that would be a definition is escaped: the list holds our own alone.</param>
    /// <param name="citations">The citations, numbered as in the text.</param>
    /// <param name="link">The address of our viewer; null makes the reference a button that shows the quote.</param>
    public static string Append(string text, IReadOnlyList<Citation> citations, Func<Citation, Uri?> link)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(citations);
        ArgumentNullException.ThrowIfNull(link);
        StringBuilder all = new(Definition().Replace(text, static m => m.Groups[1].Value + "\\["));
        if (citations.Count > 0)
        {
            all.Append("\n\n");
        }

        foreach (Citation citation in citations.Take(MessageEntity.MaxCitations))
        {
            string target = link(citation) is { } url ? $"<{url.AbsoluteUri}>" : string.Create(CultureInfo.InvariantCulture, $"cite:{citation.N}");
            string title = MessageEntity.NameOf(citation).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            all.Append(CultureInfo.InvariantCulture, $"[{citation.N}]: {target} \"{title}\"\n");
        }

        return all.ToString().TrimEnd('\n');
    }

    [GeneratedRegex(@"^(\s{0,3})\[(?=[^\]\n]+\]:)", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
