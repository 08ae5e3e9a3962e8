using System.Buffers;

namespace CoopBot.Answering.Mentions;

/// <summary>Reads proper names: runs of capitalised words, acronyms and codes such as "MS-13" or "G.R.E.A.T.".</summary>
internal static class NameScanner
{
    private static readonly SearchValues<char> SentenceOpeners = SearchValues.Create(".!?\n:“\"");

    public static Mention? TryRead(string text, List<Word> words, int at, out int next)
    {
        next = at + 1;
        Word first = words[at];
        if (!LooksLikeName(first) || (StartsSentence(text, words, at) && !IsNameAtStart(words, at)))
        {
            return null;
        }

        int last = at;
        while (next < words.Count && Adjoins(text, words[next - 1], words[next]))
        {
            if (LooksLikeName(words[next]))
            {
                last = next;
                next++;
            }
            else if (AfterLinks(text, words, next) is var behind && behind > next)
            {
                next = behind;
            }
            else
            {
                break;
            }
        }

        next = last + 1;
        int end = words[last].End;
        if (words[last].Lower.EndsWith("'s", StringComparison.Ordinal) || words[last].Lower.EndsWith("’s", StringComparison.Ordinal))
        {
            end -= 2;
        }

        return MentionExtractor.Create(MentionKind.Name, text, first.Start, end);
    }

    private static bool LooksLikeName(Word word) =>
        word.IsCapitalised && (word.Text.Length > 1 || char.IsUpper(word.Text[0])) && word.Lower is not ("i" or "i'm" or "i've" or "i'll" or "i'd")
        && !IsCapitalisedFunctionWord(word);

    // "The", "In", "What" are capitalised by their place, also inside a heading; "US" and "IT" are not: all letters stand tall.
    private static bool IsCapitalisedFunctionWord(Word word) =>
        EnglishLexicon.FunctionWords.Contains(word.Lower) && !(word.Text.Length > 1 && word.Text.All(char.IsUpper));

    private static bool IsNameAtStart(List<Word> words, int at)
    {
        Word word = words[at];
        bool tall = word.Text.Skip(1).Any(c => char.IsUpper(c) || char.IsDigit(c)) || word.Text.Contains('.', StringComparison.Ordinal);
        bool possessive = word.Lower.EndsWith("'s", StringComparison.Ordinal) || word.Lower.EndsWith("’s", StringComparison.Ordinal);

        // A lone capitalised word that opens a sentence is a name only when the next word continues the name.
        return tall || possessive || (at + 1 < words.Count && LooksLikeName(words[at + 1]) && words[at + 1].Start == word.End + 1);
    }

    private static bool StartsSentence(string text, List<Word> words, int at)
    {
        if (at == 0)
        {
            return true;
        }

        ReadOnlySpan<char> gap = text.AsSpan(words[at - 1].End, words[at].Start - words[at - 1].End);
        return gap.IndexOfAny(SentenceOpeners) >= 0;
    }

    private static bool IsLink(string word) => word is "of" or "de" or "del" or "la" or "van" or "von" or "bin" or "al";

    /// <summary>Where the name goes on behind "of" or "de la"; <paramref name="at"/> where it doesn't.</summary>
    private static int AfterLinks(string text, List<Word> words, int at)
    {
        int next = at;
        while (next < at + 2 && next + 1 < words.Count && IsLink(words[next].Lower) && Adjoins(text, words[next], words[next + 1]))
        {
            next++;
        }

        return next > at && LooksLikeName(words[next]) ? next : at;
    }

    private static bool Adjoins(string text, Word left, Word right) =>
        right.Start - left.End == 1 && text[left.End] is ' ' or '-' or '/' || (right.Start - left.End == 2 && text[left.End] == '.' && text[left.End + 1] == ' ' && left.Text.Length <= 3);
}
