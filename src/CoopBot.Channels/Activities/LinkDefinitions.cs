using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Activities;

/// <summary>The block of Markdown link definitions from which Web Chat makes its list of references: <c>[1]: &lt;address&gt; "title"</c>.</summary>
public static partial class LinkDefinitions
{
    /// <summary>The text with one definition for each citation behind it.</summary>
    /// <param name="text">Markdown. What would be a definition in it is escaped, wherever it stands: the list holds our own alone.</param>
    /// <param name="citations">The citations, numbered as in the text.</param>
    /// <param name="link">The address of our viewer; null makes the reference a button that shows the quote.</param>
    public static string Append(string text, IReadOnlyList<Citation> citations, Func<Citation, Uri?> link)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(citations);
        ArgumentNullException.ThrowIfNull(link);

        // Labels may hold line ends and escaped brackets, and stand in quotations and lists; all of them end like this.
        StringBuilder all = new(text.Replace("]:", "]\\:", StringComparison.Ordinal));
        if (citations.Count > 0)
        {
            all.Append("\n\n");
        }

        foreach (Citation citation in citations.Take(MessageEntity.MaxCitations))
        {
            string target = link(citation) is { } url ? $"<{url.AbsoluteUri}>" : string.Create(CultureInfo.InvariantCulture, $"cite:{citation.N}");
            string title = Special().Replace(MessageEntity.NameOf(citation), static m => "\\" + m.Value);
            all.Append(CultureInfo.InvariantCulture, $"[{citation.N}]: {target} \"{title}\"\n");
        }

        return all.ToString().TrimEnd('\n');
    }

    // The ampersand, too: Markdown makes characters of its entities, and the title's are not meant so.
    [GeneratedRegex("""[\\"&]""")]
    private static partial Regex Special();
}
