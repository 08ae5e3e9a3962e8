using System.Globalization;
using CoopBot.Knowledge.Text;

namespace CoopBot.Host.Pages.Documents;

/// <summary>The words that a link points at: <c>?from=</c> and <c>&amp;to=</c>.</summary>
internal static class CitedRange
{
    /// <summary>Reads the two ends.</summary>
    /// <param name="from">Offset of the first character, as the address has it; null when it has none.</param>
    /// <param name="to">Offset behind the last one.</param>
    /// <param name="text">The document's text.</param>
    /// <param name="span">The words; null when the address names none, or none that exist.</param>
    /// <returns>False when the address names words that the document doesn't have.</returns>
    public static bool TryRead(string? from, string? to, string text, out TextSpan? span)
    {
        span = null;
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
        {
            return true;
        }

        if (!TryOffset(from, out int start) || !TryOffset(to, out int end) || start >= end || end > text.Length)
        {
            return false;
        }

        span = WholeCharacters(text, start, end);
        return true;
    }

    private static bool TryOffset(string? value, out int offset) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out offset);

    // Half a surrogate pair can't be shown.
    private static TextSpan WholeCharacters(string text, int start, int end) => new(
        start > 0 && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1]) ? start - 1 : start,
        end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end + 1 : end);
}
