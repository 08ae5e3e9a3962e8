using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Questions;

/// <summary>Parts a claim that says several things: "The port was opened in 1999 and handles 40 ships a day."</summary>
public static class CompoundClaim
{
    /// <summary>Parts at most; what lies beyond stays in the last.</summary>
    private const int MaxParts = 4;
    private const int LongestSubject = 8;

    /// <summary>The statements in it, each able to be judged alone; the claim itself when it is one.</summary>
    /// <param name="claim">The claim.</param>
    public static IReadOnlyList<string> Split(string claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        string text = claim.Trim();
        List<Word> words = Words.Of(text);
        int verb = words.FindIndex(IsVerb);
        if (verb is < 1 or > LongestSubject)
        {
            return [claim];
        }

        string subject = text[words[0].Start..words[verb - 1].End];
        List<string> parts = [];
        int from = 0;
        for (int i = verb + 2; i < words.Count - 2 && parts.Count < MaxParts - 1; i++)
        {
            if (BeginsClause(text, words, i) && words.FindIndex(from, i - from, IsVerb) >= 0)
            {
                parts.Add((parts.Count == 0 ? "" : Lead(words[from], subject)) + Clause(text, words, from, i));
                from = i + 1;
            }
        }

        if (parts.Count == 0)
        {
            return [claim];
        }

        parts.Add(Lead(words[from], subject) + Clause(text, words, from, words.Count));
        return [.. parts.Select(static p => char.ToUpperInvariant(p[0]) + p[1..] + ".")];
    }

    /// <summary>True for a joining word that another clause follows, not just another noun.</summary>
    private static bool BeginsClause(string text, List<Word> words, int at)
    {
        if (words[at].Lower is not ("and" or "but"))
        {
            return false;
        }

        Word next = words[at + 1];
        bool comma = text[words[at - 1].End..words[at].Start].Contains(',', StringComparison.Ordinal);

        // A participle behind a bare "and" may go with the noun before: "roads built and repaired by the town".
        bool shared = IsAuxiliaryVerb(next.Lower) || (IsVerb(next) && !EnglishLexicon.IsParticiple(words[at - 1].Lower));
        bool own = (IsPronoun(next.Lower) || comma) && words.FindIndex(at + 2, Math.Min(LongestSubject, words.Count - at - 2), w => IsAuxiliaryVerb(w.Lower)) >= 0;
        return shared || own;
    }

    /// <summary>The subject to put before a clause that has none, or has a pronoun for it.</summary>
    private static string Lead(Word first, string subject) => IsVerb(first) || IsPronoun(first.Lower) ? subject + " " : "";

    private static string Clause(string text, List<Word> words, int from, int to)
    {
        int first = from > 0 && from < to - 1 && IsPronoun(words[from].Lower) ? from + 1 : from;
        return to < words.Count ? text[words[first].Start..words[to - 1].End] : text[words[first].Start..].TrimEnd(' ', '.');
    }

    private static bool IsPronoun(string word) => word is "it" or "he" or "she" or "they";

    private static bool IsVerb(Word word) => !word.IsCapitalised && (IsAuxiliaryVerb(word.Lower) || (word.Lower.Length > 4 && word.Lower.EndsWith("ed", StringComparison.Ordinal) && !word.Lower.Contains('-', StringComparison.Ordinal)));

    private static bool IsAuxiliaryVerb(string word) =>
        word is "is" or "are" or "was" or "were" or "will" or "has" or "have" or "had" or "can" or "could" or "may" or "must" or "should" or "would" or "did" or "does" or "do";
}
