using System.Globalization;

namespace CoopBot.Channels.Activities;

/// <summary>Cuts texts to the limits of a channel.</summary>
public static class LimitedText
{
    private const char Ellipsis = '…';

    /// <summary>The text, cut before the character that would pass the limit, with an ellipsis that counts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">UTF-16 code units at most; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not even the ellipsis would have a place.</exception>
    public static string Cut(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if (text.Length <= limit)
        {
            return text;
        }

        int end = 0;
        while (end < limit)
        {
            int next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > limit - 1)
            {
                break;
            }

            end = next;
        }

        return text[..end].TrimEnd() + Ellipsis;
    }
}
