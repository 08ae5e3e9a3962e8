using System.Text.RegularExpressions;
using CoopBot.Answering.Mentions;
using CoopBot.Answering.Questions;

namespace CoopBot.Answering.Conversation;

/// <summary>How a question leans on what was said before.</summary>
internal enum Lean
{
    /// <summary>It stands alone.</summary>
    None,

    /// <summary>A pronoun stands for the subject of the conversation.</summary>
    Pronoun,

    /// <summary>"What about 2018?": the question before, with one part exchanged.</summary>
    Substitute,

    /// <summary>It continues without naming the subject: "Why?", "And who signed?".</summary>
    Ellipsis,
}

/// <summary>Tells whether a question stands alone.</summary>
internal static partial class Dependence
{
    public static string WithoutConnective(string question, out bool connected)
    {
        Match match = Connective().Match(question);
        connected = match.Success;
        return connected ? question[match.Length..].Trim() : question;
    }

    public static Lean Of(string question, bool connected)
    {
        if (Exchange().IsMatch(question))
        {
            return Lean.Substitute;
        }

        List<Word> words = Words.Of(question);
        if (words.Any(w => IsPronoun(w.Lower)) && !Expletive().IsMatch(question))
        {
            return Lean.Pronoun;
        }

        int content = words.Count(w => !EnglishLexicon.FunctionWords.Contains(w.Lower));
        bool names = MentionExtractor.Extract(question).Any(m => m.Kind == MentionKind.Name);
        if (connected && content <= 1 && !words.Any(w => QuestionAnalyzer.IsQuestionWord(w.Lower) || QuestionAnalyzer.IsAuxiliary(w.Lower)))
        {
            return Lean.Substitute;
        }

        return connected || (content <= 1 && !names) || Demonstrative().IsMatch(question) ? Lean.Ellipsis : Lean.None;
    }

    internal static bool IsPronoun(string word) => word is "it" or "its" or "they" or "them" or "their" or "theirs" or "he" or "him" or "his" or "she" or "her" or "hers";

    [GeneratedRegex(@"^(and|but|so|also|then|ok|okay|well)\b[,\s]*", RegexOptions.IgnoreCase)]
    private static partial Regex Connective();

    [GeneratedRegex(@"^(what|how) about\b|^(and )?(in|for|by|on|at|since|from|of|with|to) (?!(?:who|whom|whose|what|which|when|where|how)\b)[^?]{1,40}\?*$", RegexOptions.IgnoreCase)]
    private static partial Regex Exchange();

    [GeneratedRegex(@"\b(is it (true|possible|correct|known|the case)|does it (matter|say)|it is (said|known|true)|how (is|was) it that)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Expletive();

    [GeneratedRegex(@"\b(this|these|those|such|the same) \p{Ll}+|\bthat (one|[a-z]+)\s*\?*$|\b(the|that|this) (latter|former)\b|^(why|how|when|where|who|which|what)\s*(else|so|not)?\s*\?*$", RegexOptions.IgnoreCase)]
    private static partial Regex Demonstrative();
}
