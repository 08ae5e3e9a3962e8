using System.Text.RegularExpressions;

namespace CoopBot.Answering.Mentions;

/// <summary>One word or number of a text.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Lower">In lower case, for look-ups.</param>
internal readonly record struct Word(int Start, string Text, string Lower)
{
    public int End => Start + Text.Length;

    public bool IsCapitalised => char.IsUpper(Text[0]);
}

/// <summary>Cuts a text into words, keeping "19,495", "U.S.", "e-trace", "Salvador's" whole; "3.5bn" is a number and its scale.</summary>
internal static partial class Words
{
    public static List<Word> Of(string text)
    {
        List<Word> words = [];
        foreach (ValueMatch match in Pattern().EnumerateMatches(text))
        {
            string word = text.Substring(match.Index, match.Length);
            words.Add(new Word(match.Index, word, word.ToLowerInvariant()));
        }

        return words;
    }

    [GeneratedRegex(
        @"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|(?>\d+(?:\.\d+)?)(?:st|nd|rd|th)?(?![\p{L}\d])|\d+(?:\.\d+)?(?=(?:tn|bn|mn|m|k)\b)|\d+\.\d+(?=\p{L})|(?:\p{Lu}\.){2,}|[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
