using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Questions;

/// <summary>Turns a question into the statement that its answer makes, or that it takes for granted.</summary>
/// <remarks>
/// "Who signed it?" with "Ana Holm" gives "Ana Holm signed it."; "When did the port open?" gives "The port did open in 1999.".
/// Without an answer the place is filled by "somebody", "something" or left out: what remains is the question's premise.
/// </remarks>
public static class DeclarativeForm
{
    /// <summary>The statement; null when the question's form is not understood.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answering words; null for the premise alone.</param>
    public static string? Of(string question, string? answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        string text = question.Trim().TrimEnd('?', '.', '!', ' ');
        List<Word> words = Words.Of(text);
        if (words.Count < 2)
        {
            return null;
        }

        if (QuestionAnalyzer.IsAuxiliary(words[0].Lower))
        {
            return Inverted(text, words, 0, "");
        }

        int wh = words.FindIndex(w => QuestionAnalyzer.IsQuestionWord(w.Lower));
        if (wh < 0 || wh > 1)
        {
            return null; // no question word, or one that only joins a clause
        }

        string preposition = wh == 1 ? words[0].Lower + " " : "";
        int auxiliary = words.FindIndex(wh + 1, w => QuestionAnalyzer.IsAuxiliary(w.Lower));
        string word = words[wh].Lower;
        bool adverb = word is "when" or "where" or "why" || (word == "how" && wh + 1 < words.Count && (QuestionAnalyzer.IsAuxiliary(words[wh + 1].Lower) || words[wh + 1].Lower is "long" or "old" or "often" or "far"));
        string filled = answer?.Trim() ?? (word is "who" or "whom" ? "somebody" : "");
        string asked = AskedNoun(text, words, wh, auxiliary < 0 ? VerbAfter(words, wh) : auxiliary);
        string slot = Slot(filled, asked, answer is null);
        if (adverb)
        {
            return auxiliary < 0 ? null : Inverted(text, words, auxiliary, filled.Length == 0 ? "" : " " + Lead(word, filled) + filled);
        }

        // "Who signed …", "Which agency is helping …": the asked-for thing is the subject.
        bool subject = preposition.Length == 0 && (auxiliary < 0 || !HasSubjectBehind(words, auxiliary) || IsBe(words[auxiliary].Lower));
        if (subject)
        {
            int verb = auxiliary >= 0 && AllContent(words, wh + 1, auxiliary) ? auxiliary : VerbAfter(words, wh);
            return verb >= words.Count || slot.Length == 0 ? null : Sentence($"{slot} {text[words[verb].Start..]}");
        }

        return Inverted(text, words, auxiliary, slot.Length == 0 ? "" : " " + preposition + slot);
    }

    private static string Slot(string filled, string asked, bool premise)
    {
        if (premise)
        {
            return filled.Length > 0 ? filled : asked.Length > 0 ? "some " + asked : "something";
        }

        string noun = asked.Split(' ')[^1];
        bool counted = filled.Length > 0 && char.IsDigit(filled[^1]) && noun.Length > 0 && !filled.Contains(noun, StringComparison.OrdinalIgnoreCase);
        return counted ? $"{filled} {asked}" : filled;
    }

    /// <summary>"inmates" of "How many inmates …", "agency" of "Which agency …".</summary>
    private static string AskedNoun(string text, List<Word> words, int wh, int auxiliary)
    {
        int from = wh + 1 + (wh + 1 < words.Count && words[wh + 1].Lower is "many" or "much" ? 1 : 0);
        return auxiliary > from && auxiliary - from <= 4 ? text[words[from].Start..words[auxiliary - 1].End] : "";
    }

    private static int VerbAfter(List<Word> words, int wh) =>
        words[wh].Lower is "who" or "what" ? wh + 1 : Math.Min(words.Count, wh + 2 + (words[wh].Lower == "how" ? 1 : 0));

    private static bool AllContent(List<Word> words, int from, int to) =>
        words.GetRange(from, to - from).TrueForAll(w => !EnglishLexicon.FunctionWords.Contains(w.Lower) || w.Lower is "many" or "much" or "of" or "the");

    private static bool IsBe(string word) => word is "is" or "are" or "was" or "were";

    private static bool HasSubjectBehind(List<Word> words, int auxiliary) =>
        words[auxiliary].Lower is "do" or "does" or "did"
        || (auxiliary + 1 < words.Count && (words[auxiliary + 1].Lower is "the" or "a" or "an" or "he" or "she" or "it" or "they" or "we" or "you" || words[auxiliary + 1].IsCapitalised));

    private static string? Inverted(string text, List<Word> words, int auxiliary, string tail)
    {
        if (auxiliary < 0 || auxiliary + 1 >= words.Count)
        {
            return null;
        }

        int verb = SubjectEnd(words, auxiliary + 1);
        string subject = text[words[auxiliary + 1].Start..words[verb - 1].End];
        string rest = verb < words.Count ? " " + text[words[verb].Start..] : "";
        return Sentence($"{subject} {words[auxiliary].Lower}{rest}{tail}");
    }

    /// <summary>Where the subject behind an auxiliary ends: a pronoun is one word; a noun phrase runs through names, "of" phrases and articles.</summary>
    private static int SubjectEnd(List<Word> words, int at)
    {
        if (words[at].Lower is "he" or "she" or "it" or "they" or "we" or "you" or "i" or "there" or "this" or "that")
        {
            return at + 1;
        }

        int i = at;
        while (i < words.Count && words[i].Lower is "the" or "a" or "an" or "this" or "that" or "these" or "those" or "its" or "their" or "his" or "her")
        {
            i++;
        }

        bool name = i < words.Count && words[i].IsCapitalised;
        int end = Math.Min(i + 1, words.Count);
        while (end < words.Count)
        {
            Word current = words[end - 1], next = words[end];
            bool possessive = current.Lower.EndsWith("'s", StringComparison.Ordinal) || current.Lower.EndsWith("’s", StringComparison.Ordinal);
            bool joins = possessive || next.IsCapitalised && (name || current.IsCapitalised)
                || next.Lower is "of" or "and" && end + 1 < words.Count
                || current.Lower is "of" or "and" or "the"
                || (!name && i > at && end == i + 1 && end + 1 < words.Count && !EnglishLexicon.FunctionWords.Contains(next.Lower) && !EnglishLexicon.FunctionWords.Contains(words[end + 1].Lower) && !current.Lower.EndsWith('s'));
            if (!joins)
            {
                break;
            }

            end++;
        }

        return end;
    }

    private static string Lead(string word, string answer)
    {
        string first = answer.Split(' ')[0].ToLowerInvariant();
        return word switch
        {
            "when" => first is "in" or "on" or "at" or "since" or "during" or "before" or "after" or "by" or "from" or "until" ? "" : char.IsDigit(answer[0]) || char.IsUpper(answer[0]) ? "in " : "",
            "where" => first is "in" or "at" or "on" or "near" or "from" or "to" or "across" or "inside" or "outside" ? "" : "in ",
            "why" => first is "because" or "to" or "due" or "for" or "since" or "so" or "by" ? "" : "because of ",
            _ => "",
        };
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
