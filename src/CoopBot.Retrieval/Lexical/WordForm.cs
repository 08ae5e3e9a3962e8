using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CoopBot.Retrieval.Lexical;

/// <summary>What a word of a text becomes.</summary>
/// <param name="Normal">Lower case, accents folded, possessive and inner signs dropped; may be empty.</param>
/// <param name="Term">Its stem; null for a function word or when nothing is left.</param>
internal readonly record struct WordForm(string Normal, string? Term)
{
    // A longer run of letters is no word of a language; its beginning finds it well enough.
    private const int MaxWord = 64;

    // Words repeat: most of a collection is found here. More are worked out anew each time, so that memory stays bounded.
    private const int Cached = 30_000;

    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");
    private static readonly ConcurrentDictionary<string, WordForm> Known = new(StringComparer.Ordinal);
    private static int known; // the dictionary's own Count locks all of it

    /// <summary>The form of a word as <see cref="WordScanner"/> found it.</summary>
    public static WordForm Of(ReadOnlySpan<char> word)
    {
        word = word.Length > MaxWord ? word[..MaxWord] : word;
        if (Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out WordForm form))
        {
            return form;
        }

        string normal = Normalize(word);
        form = new WordForm(normal, normal.Length == 0 || StopWords.Contains(normal) ? null : EnglishStemmer.Stem(normal));
        if (Volatile.Read(ref known) < Cached && Known.TryAdd(word.ToString(), form))
        {
            Interlocked.Increment(ref known);
        }

        return form;
    }

    private static string Normalize(ReadOnlySpan<char> word)
    {
        string folded = Fold(word);
        if (folded.Length > 0 && char.IsAsciiDigit(folded[0]))
        {
            return Number(folded);
        }

        if (folded.Contains('\'', StringComparison.Ordinal))
        {
            if (StopWords.Contains(folded))
            {
                return folded; // "don't" is recognised with its apostrophe
            }

            folded = folded.EndsWith("'s", StringComparison.Ordinal) ? folded[..^2] : folded;
            folded = folded.Replace("'", "", StringComparison.Ordinal);
        }

        return folded.Replace(".", "", StringComparison.Ordinal).Replace("&", "", StringComparison.Ordinal);
    }

    private static string Fold(ReadOnlySpan<char> word)
    {
        if (Ascii.IsValid(word))
        {
            return word.ToString().ToLowerInvariant();
        }

        var folded = new StringBuilder(word.Length);
        foreach (char c in Decompose(word.ToString()))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                _ = char.ToLowerInvariant(c) switch
                {
                    '\u2019' or '\u02BC' or '\u2018' => folded.Append('\''),
                    'ß' => folded.Append("ss"),
                    'æ' => folded.Append("ae"),
                    'œ' => folded.Append("oe"),
                    'ø' => folded.Append('o'),
                    'ł' => folded.Append('l'),
                    'đ' or 'ð' => folded.Append('d'),
                    'þ' => folded.Append("th"),
                    'ı' => folded.Append('i'),
                    var lower => folded.Append(lower),
                };
            }
        }

        return folded.ToString();
    }

    private static string Decompose(string word)
    {
        try
        {
            return word.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return word; // half a surrogate pair: not text, but no reason to fail
        }
    }

    /// <summary>"40,000" is 40000, "21st" is 21, "1980s" is 1980; a decimal point stays.</summary>
    private static string Number(string word)
    {
        word = word.Replace(",", "", StringComparison.Ordinal);
        int digits = word.AsSpan().IndexOfAnyExcept(NumberSigns);
        return digits > 0 && word[digits..] is "st" or "nd" or "rd" or "th" or "s" or "'s"
            ? word[..digits]
            : word.Replace("'", "", StringComparison.Ordinal);
    }
}
