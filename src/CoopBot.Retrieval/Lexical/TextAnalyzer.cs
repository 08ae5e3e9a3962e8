using System.Buffers;
using System.Globalization;
using System.Text;

namespace CoopBot.Retrieval.Lexical;

/// <summary>Turns text into terms. Documents and questions go the same way, so that they meet.</summary>
/// <remarks>
/// Words are lower-cased, accents folded, possessives dropped and stemmed; function words are left out. "U.S." and "US" give
/// one term, as do "40,000" and "40000"; "at-risk" gives its parts and, as "e-mail" should find "email", the whole.
/// </remarks>
public static class TextAnalyzer
{
    // A longer run of letters is no word of a language; its beginning finds it well enough.
    private const int MaxWord = 64;

    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");

    /// <summary>The terms of a text in order of their place.</summary>
    public static IReadOnlyList<Term> Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = new List<Term>();
        int previousEnd = -1;
        int previousStart = -1;
        string previous = "";
        foreach ((int start, int end) in WordScanner.Words(text))
        {
            string word = Normalize(text.AsSpan(start, end - start));
            if (word.Length > 0 && !StopWords.Contains(word))
            {
                terms.Add(new Term(EnglishStemmer.Stem(word), start, end));
            }

            // A hyphen joins this word to the one before: index the compound as well.
            bool joined = previousEnd >= 0 && start == previousEnd + 1 && WordScanner.IsHyphen(text[previousEnd]);
            if (joined && word.Length > 0 && previous.Length > 0)
            {
                previous += word;
                terms.Add(new Term(EnglishStemmer.Stem(previous), previousStart, end));
            }
            else
            {
                (previous, previousStart) = (word, start);
            }

            previousEnd = end;
        }

        return terms;
    }

    /// <summary>Lower case, accents folded, possessive and inner signs dropped; straight apostrophes of contractions kept for the stop words.</summary>
    private static string Normalize(ReadOnlySpan<char> word)
    {
        string folded = Fold(word.Length > MaxWord ? word[..MaxWord] : word);
        if (char.IsAsciiDigit(folded[0]))
        {
            return Number(folded);
        }

        if (folded.Contains('\'', StringComparison.Ordinal))
        {
            if (StopWords.Contains(folded))
            {
                return folded;
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
        foreach (char c in word.ToString().Normalize(NormalizationForm.FormKD))
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

        return folded.Length == 0 ? " " : folded.ToString();
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
