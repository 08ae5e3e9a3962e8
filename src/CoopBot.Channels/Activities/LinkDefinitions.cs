using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Activities;

/// <summary>The block of Markdown link definitions from which Web Chat makes its list of references: <c>[1]: &lt;address&gt; "title"</c>.</summary>
public static partial class LinkDefinitions
{
    /// <summary>The text with one definition for each citation behind it.</summary>
    /// <param name="text">
    /// Markdown, of whoever wrote it. What would be a definition in it is escaped, wherever it stands, so that the list holds our own alone; so is
    /// what would open a block that swallows all behind it, as a fence of code or an element of HTML does.
    /// </param>
    /// <param name="citations">The citations, numbered as in the text.</param>
    /// <param name="link">The address of our viewer; null makes the reference a button that shows the quote.</param>
    public static string Append(string text, IReadOnlyList<Citation> citations, Func<Citation, Uri?> link)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(citations);
        ArgumentNullException.ThrowIfNull(link);

        // Labels may hold line ends and escaped brackets, and stand in quotations and lists; all of them end like this.
        StringBuilder all = new(Swallowing().Replace(text, Escape).Replace("]:", "]\\:", StringComparison.Ordinal));
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

    /// <summary>Each sign with a backslash of its own, unless the one before it has one already.</summary>
    private static string Escape(Match match)
    {
        // An odd number of backslashes escapes the first sign.
        string slashes = match.Groups[1].Value, signs = match.Groups[2].Value;
        return slashes + string.Concat(signs.Select((sign, i) => i == 0 && slashes.Length % 2 == 1 ? $"{sign}" : $"\\{sign}"));
    }

    // What opens a block that ends with the text alone: fences of code, HTML, comments. A single backtick ends with its paragraph.
    [GeneratedRegex(@"(\\*)(`{3,}|~{3,}|<)")]
    private static partial Regex Swallowing();

    // The ampersand, too: Markdown makes characters of its entities, and the title's are not meant so.
    [GeneratedRegex("""[\\"&]""")]
    private static partial Regex Special();
}
