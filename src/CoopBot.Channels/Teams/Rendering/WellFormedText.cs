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
        for (string before = ""; before != kept;)
        {
            // Taking one away can leave another at the end.
            before = kept;
            kept = WithoutOpenBold(HalfEnd().Replace(kept, ""));
        }

        return kept + "…" + (IsBold(kept) ? "**" : "");
    }

    /// <summary>Without a lone star at the end, which is half of a pair, and without a pair that opens nothing.</summary>
    private static string WithoutOpenBold(string text) =>
        !text.EndsWith('*') ? text
        : !text.EndsWith("**", StringComparison.Ordinal) ? text[..^1]
        : IsBold(text) ? text[..^2]
        : text;

    private static bool IsBold(string text) => Bold().Count(text) % 2 == 1;

    // A marker without its end, an escape without its character, an entity without its semicolon; several of them, and the blanks between.
    [GeneratedRegex(@"(?:(?<!\\)\[\d*|\\|&[a-z]*|\s)+$")]
    private static partial Regex HalfEnd();

    [GeneratedRegex(@"(?<!\\)\*\*")]
    private static partial Regex Bold();
}
