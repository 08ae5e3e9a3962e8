using System.Text.RegularExpressions;
using CoopBot.Channels.Activities;

namespace CoopBot.Channels.Teams.Rendering;

/// <summary>Shortens Markdown so that nothing begun is left open: no half marker, no half escape, no bold that never ends.</summary>
internal static partial class WellFormedText
{
    /// <summary>Least units that can hold something.</summary>
    private const int Reserve = 4;

    /// <summary>The text, at most so long.</summary>
    /// <param name="markdown">Markdown of a Teams message.</param>
    /// <param name="limit">UTF-16 code units at most; 8 or more.</param>
    public static string Cut(string markdown, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2 * Reserve);
        if (markdown.Length <= limit)
        {
            return markdown;
        }

        string kept = LimitedText.Cut(markdown, limit - Reserve).TrimEnd('…');
        kept = HalfEnd().Replace(kept, "").TrimEnd();

        // A lone star at the end is half of a pair.
        if (kept.EndsWith('*') && !kept.EndsWith("**", StringComparison.Ordinal))
        {
            kept = kept[..^1];
        }

        bool bold = Bold().Count(kept) % 2 == 1;
        if (bold && kept.EndsWith("**", StringComparison.Ordinal))
        {
            return kept[..^2].TrimEnd() + "…";
        }

        return kept + "…" + (bold ? "**" : "");
    }

    // A marker without its end, an escape without its character, an entity without its semicolon.
    [GeneratedRegex(@"(?:(?<!\\)\[\d*|\\|&[a-z]*)$")]
    private static partial Regex HalfEnd();

    [GeneratedRegex(@"(?<!\\)\*\*")]
    private static partial Regex Bold();
}
