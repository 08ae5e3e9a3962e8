using System.Globalization;

namespace CoopBot.Retrieval.Lexical;

/// <summary>Finds the words of a text: runs of letters and digits, with the signs that belong inside a word.</summary>
internal static class WordScanner
{
    public static IEnumerable<(int Start, int End)> Words(string text)
    {
        int i = 0;
        while (i < text.Length)
        {
            if (!IsWord(text[i]))
            {
                i++;
                continue;
            }

            int start = i;
            if (IsIdeograph(text[i]))
            {
                i++; // scripts without spaces: a term for each sign
            }
            else
            {
                while (i < text.Length && ((IsWord(text[i]) && !IsIdeograph(text[i])) || IsInner(text, start, i)))
                {
                    i++;
                }
            }

            yield return (start, i);
        }
    }

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    // A surrogate is half of a sign outside the first plane (rare letters, emoji): kept whole as part of a word.
    private static bool IsWord(char c) =>
        char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c)
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c) ||
            CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsIdeograph(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static bool IsInner(string text, int start, int i)
    {
        if (i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]))
        {
            // "U.S." ends with a point that belongs to it; dropping or keeping it gives the same term.
            return false;
        }

        return text[i] switch
        {
            '\'' or '\u2019' => char.IsLetterOrDigit(text[i - 1]),
            '.' => (char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])) || IsInitial(text, start, i),
            ',' => char.IsAsciiDigit(text[i - 1]) && IsThousands(text, i),
            '&' => char.IsUpper(text[i - 1]) && char.IsUpper(text[i + 1]),
            '\u00AD' or '\u200B' => true, // soft hyphen, zero-width space: invisible
            _ => false,
        };
    }

    /// <summary>The point stands between single letters: "U.S.", "e.g.", "G.R.E.A.T.".</summary>
    private static bool IsInitial(string text, int start, int i) =>
        char.IsLetter(text[i - 1]) && (i - 1 == start || text[i - 2] == '.') &&
        char.IsLetter(text[i + 1]) && (i + 2 >= text.Length || !char.IsLetterOrDigit(text[i + 2]));

    private static bool IsThousands(string text, int i) =>
        i + 3 < text.Length && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]) &&
        (i + 4 >= text.Length || !char.IsAsciiDigit(text[i + 4]));
}
