using CoopBot.Answering.Mentions;
using CoopBot.Answering.Questions;

namespace CoopBot.Answering.Conversation;

/// <summary>Finds what a question is about: the noun phrase that the next question's "it" or "they" means.</summary>
internal static class ConversationTopic
{
    /// <summary>The phrase in <paramref name="previous"/> that the conversation is about; null when there is none.</summary>
    /// <param name="previous">The question before, standing alone.</param>
    /// <param name="question">The question that leans on it; what it names itself is not what it leaves out.</param>
    public static string? Of(string previous, string question)
    {
        List<string> phrases = [.. NounPhrases(previous).Where(p => !question.Contains(p, StringComparison.OrdinalIgnoreCase))];
        if (phrases.Count == 0)
        {
            return null;
        }

        List<Word> words = Words.Of(question);
        bool person = words.Any(w => w.Lower is "he" or "him" or "his" or "she" or "her" or "hers");
        bool many = words.Any(w => w.Lower is "they" or "them" or "their" or "theirs");
        if (person && phrases.FindLast(p => char.IsUpper(Words.Of(p)[^1].Text[0])) is { } name)
        {
            return name;
        }

        if (many && phrases.Find(p => Words.Of(p)[^1].Lower is { } last && last.EndsWith('s') && !last.EndsWith("ss", StringComparison.Ordinal)) is { } plural)
        {
            return plural;
        }

        // The longest phrase says most about the subject; the first of equals is the one nearest to the question word.
        return phrases.MaxBy(p => Words.Of(p).Sum(w => w.IsCapitalised ? 3 : 2));
    }

    /// <summary>Runs of content words with the article or possessive before them; the word behind an auxiliary's subject (the verb) ends a run.</summary>
    internal static List<string> NounPhrases(string text)
    {
        List<Word> words = Words.Of(text);
        List<string> phrases = [];
        int i = 0;
        while (i < words.Count)
        {
            if (EnglishLexicon.FunctionWords.Contains(words[i].Lower) && !IsTall(words[i]))
            {
                i++;
                continue;
            }

            int start = i, end = i;
            bool capitalised = words[i].IsCapitalised && i > 0;
            while (end + 1 < words.Count && words[end + 1].Start - words[end].End == 1
                && ((!EnglishLexicon.FunctionWords.Contains(words[end + 1].Lower) && (!capitalised || words[end + 1].IsCapitalised || words[end].Lower.EndsWith("'s", StringComparison.Ordinal) || words[end].Lower.EndsWith("’s", StringComparison.Ordinal)))
                    || (words[end + 1].Lower == "of" && end + 2 < words.Count && words[end + 2].IsCapitalised && capitalised)))
            {
                end++;
            }

            bool determined = start > 0 && words[start - 1].Lower is "the" or "a" or "an" or "this" or "these" or "those" or "that";
            bool possessive = words[start].Lower.EndsWith("'s", StringComparison.Ordinal) || words[start].Lower.EndsWith("’s", StringComparison.Ordinal);
            bool afterAuxiliary = start > 0 && QuestionAnalyzer.IsAuxiliary(words[start - 1].Lower);
            if (!capitalised && (afterAuxiliary || possessive) && end > start && IsLast(words, end))
            {
                end--; // "do prisons cost": the last word of the run is the verb
            }
            else if (possessive && end > start + 1 && IsLast(words, end))
            {
                end--;
            }

            if (capitalised || determined || possessive || end > start || start > 0)
            {
                int from = determined ? words[start - 1].Start : words[start].Start;
                phrases.Add(text[from..words[end].End]);
            }

            i = end + 1;
        }

        return phrases;
    }

    private static bool IsLast(List<Word> words, int at) => at == words.Count - 1 || EnglishLexicon.FunctionWords.Contains(words[at + 1].Lower);

    private static bool IsTall(Word word) => word.Text.Length > 1 && word.Text.All(char.IsUpper);
}
