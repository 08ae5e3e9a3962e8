using System.Text.RegularExpressions;

namespace CoopBot.Channels.Teams.Rendering;

/// <summary>Brings Markdown down to what every Teams client shows: bold, italic, quotes, lists that read well as plain text.</summary>
/// <remarks>Images and raw HTML never leave, nor links: what an answer rests on has a link of its own.</remarks>
internal static partial class TeamsMarkdown
{
    /// <summary>The text for Teams.</summary>
    public static string Of(string markdown)
    {
        List<string> lines = [];
        string[] header = [];
        string[] all = markdown.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        for (int i = 0; i < all.Length; i++)
        {
            string line = Inline(all[i]);
            bool row = IsRow(line);
            if (row && i + 1 < all.Length && TableRule().IsMatch(all[i + 1]))
            {
                header = Cells(line);
                i++;
            }
            else if (row && header.Length > 0)
            {
                lines.Add("- " + string.Join("; ", Cells(line).Select((cell, at) => at < header.Length && header[at].Length > 0 ? $"{header[at]}: {cell}" : cell)));
            }
            else if (!Rule().IsMatch(line))
            {
                header = [];
                lines.Add(Definition().Replace(Heading().Replace(line, static m => $"**{m.Groups[1].Value.Replace("**", "", StringComparison.Ordinal)}**"), "\\["));
            }
        }

        return ManyBlanks().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    /// <summary>A document's words as they stand, none of them taken as Markdown or HTML.</summary>
    public static string Escape(string text) =>
        Special().Replace(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), static m => "\\" + m.Value).Replace("\\<", "&lt;", StringComparison.Ordinal);

    private static string Inline(string line) => Html().Replace(Link().Replace(Image().Replace(line, "$1"), "$1"), "&lt;");

    private static bool IsRow(string line) => line.TrimStart().StartsWith('|');

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(static c => c.Trim())];

    [GeneratedRegex(@"^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?\s*$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@"(?<!\\)!\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Image();

    [GeneratedRegex(@"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\([^)]*\)")]
    private static partial Regex Link();

    // Also where the document's own bracket was escaped: clients differ in what a backslash does.
    [GeneratedRegex(@"\\?<")]
    private static partial Regex Html();

    [GeneratedRegex(@"^\s{0,3}\[(?=[^\]\n]+\]:)")]
    private static partial Regex Definition();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyBlanks();

    [GeneratedRegex(@"[\\`*_\[\]<>#|~!]")]
    private static partial Regex Special();
}
