using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Conversation;

/// <summary>A thing that a question speaks of.</summary>
/// <param name="Text">With its article, where it has one.</param>
/// <param name="IsName">It is, or holds, a proper name.</param>
/// <param name="IsPlural">Its head ends like a plural.</param>
/// <param name="IsPlaced">A preposition of place or origin stands before it: "in San Salvador" is rarely what "it" means.</param>
/// <param name="IsAsked">It stands behind "which" or "what": the question asks for it, so it is not known yet.</param>
internal sealed record NounPhrase(string Text, bool IsName, bool IsPlural, bool IsPlaced, bool IsAsked)
{
    /// <summary>The noun phrases of a question in order, told by articles, capitals and plural endings: there is no parser here.</summary>
    public static List<NounPhrase> Of(string text)
    {
        List<Word> words = Words.Of(text);
        List<NounPhrase> phrases = [];
        int i = 0;
        while (i < words.Count)
        {
            if (!CanStart(words, i))
            {
                i++;
                continue;
            }

            int end = EndOf(words, i);
            if (end >= i)
            {
                phrases.Add(Create(text, words, i, end));
            }

            i = Math.Max(end, i) + 1;
        }

        return phrases;
    }

    private static bool CanStart(List<Word> words, int at) =>
        (!EnglishLexicon.FunctionWords.Contains(words[at].Lower) || IsTall(words[at])) && !char.IsDigit(words[at].Text[0]);

    /// <summary>The last word of the phrase that starts at <paramref name="start"/>; before it when there is none.</summary>
    private static int EndOf(List<Word> words, int start)
    {
        int end = start;
        bool determined = IsDetermined(words, start);
        while (end + 1 < words.Count && words[end + 1].Start - words[end].End == 1 && Continues(words, start, end, determined))
        {
            end++;
        }

        // "did the unit identify", "do prisons cost": behind the subject of an auxiliary stands the verb.
        int before = determined ? start - 2 : start - 1;
        bool auxiliary = before >= 0 && words[before].Lower is "do" or "does" or "did" or "will" or "can" or "could" or "would" or "should" or "may" or "might" or "must";
        bool closed = end + 1 >= words.Count || EnglishLexicon.FunctionWords.Contains(words[end + 1].Lower) || words[end + 1].IsCapitalised;
        if (auxiliary && closed && end > start && !words[end].IsCapitalised && !IsPluralNoun(words[end]))
        {
            end--;
        }

        // "was the treaty signed": behind a form of "be" or "have" it is a participle.
        bool perfect = before >= 0 && words[before].Lower is "is" or "are" or "was" or "were" or "has" or "have" or "had";
        if (perfect && closed && end > start && EnglishLexicon.IsParticiple(words[end].Lower) && !words[end].IsCapitalised)
        {
            end--;
        }

        return end;
    }

    private static bool Continues(List<Word> words, int start, int end, bool determined)
    {
        Word current = words[end], next = words[end + 1];
        if (next.Lower == "of" && end + 2 < words.Count && (current.IsCapitalised || IsPluralNoun(current) || determined))
        {
            return words[end + 2].IsCapitalised; // "members of Tren de Aragua", "the Bureau of …"
        }

        if (words[end].Lower == "of" || words[end].Lower == "de")
        {
            return true;
        }

        if (EnglishLexicon.FunctionWords.Contains(next.Lower) && !IsTall(next))
        {
            return next.Lower == "de" && current.IsCapitalised;
        }

        if (next.IsCapitalised)
        {
            return current.IsCapitalised || determined || end > start; // "leave San Salvador" are two things
        }

        // A plural noun closes its phrase; behind a name only "the … program" goes on.
        return !IsPluralNoun(current) && (!current.IsCapitalised || determined || IsPluralNoun(next));
    }

    private static NounPhrase Create(string text, List<Word> words, int start, int end)
    {
        bool determined = IsDetermined(words, start);
        int from = determined ? words[start - 1].Start : words[start].Start;
        int before = determined ? start - 2 : start - 1;
        int to = words[end].End;
        bool placed = before >= 0 && words[before].Lower is "in" or "at" or "from" or "on" or "near" or "into" or "across" or "within" or "during" or "since" or "by";
        bool possessive = words[end].Lower.EndsWith("'s", StringComparison.Ordinal) || words[end].Lower.EndsWith("’s", StringComparison.Ordinal);
        return new NounPhrase(
            text[from..(possessive ? to - 2 : to)],
            Enumerable.Range(start, end - start + 1).Any(i => words[i].IsCapitalised && (i > 0 || IsTall(words[i]))),
            IsPluralNoun(words[end]) && !possessive,
            placed,
            before >= 0 && words[before].Lower is "which" or "what");
    }

    private static bool IsDetermined(List<Word> words, int start) =>
        start > 0 && words[start - 1].Lower is "the" or "a" or "an" or "this" or "these" or "those" or "that";

    private static bool IsPluralNoun(Word word) =>
        word.Text.Length > 3 && word.Lower[^1] == 's' && !word.Lower.EndsWith("ss", StringComparison.Ordinal)
        && !word.Lower.EndsWith("us", StringComparison.Ordinal) && !word.Lower.EndsWith("is", StringComparison.Ordinal)
        && !word.Lower.EndsWith("'s", StringComparison.Ordinal) && !word.Lower.EndsWith("’s", StringComparison.Ordinal);

    private static bool IsTall(Word word) => word.Text.Length > 1 && word.Text.All(c => !char.IsLower(c)) && char.IsLetter(word.Text[0]);
}
