using System.Text.RegularExpressions;
using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Questions;

/// <summary>Parts a question that asks two things: "When was it signed, and who signed it?".</summary>
public static partial class CompoundQuestion
{
    /// <summary>Parts at most; what lies beyond stays in the last.</summary>
    private const int MaxParts = 3;

    /// <summary>The questions in it, each able to be asked alone; the question itself when it is one.</summary>
    public static IReadOnlyList<string> Split(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        string[] parts = Boundary().Split(question, MaxParts);
        if (parts.Length == 1 || parts.Any(p => p.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 3))
        {
            return [question];
        }

        List<string> questions = [parts[0].TrimEnd(' ', ',', ';', '?', '.') + "?"];
        foreach (string part in parts.Skip(1))
        {
            // "…, and who signed it?": the subject stands in the part before.
            questions.Add(Completed(questions[0], part) ?? Conversation.FollowUpResolver.Resolve(char.ToUpperInvariant(part[0]) + part[1..].TrimEnd(' ', '?', '.') + "?", [questions[0]]));
        }

        return questions;
    }

    /// <summary>"How many boats were moved, and to which port?" asks "to which port were boats moved?"; null when the part has a verb of its own.</summary>
    private static string? Completed(string first, string part)
    {
        List<Word> words = Words.Of(first), own = Words.Of(part);
        int skipped = words.Count > 2 && words[0].Lower == "how" && words[1].Lower is "many" or "much" ? 2
            : words.Count > 1 && words[0].Lower is "which" or "what" ? 1 : 0;
        int auxiliary = words.FindIndex(w => QuestionAnalyzer.IsAuxiliary(w.Lower));
        if (skipped == 0 || auxiliary <= skipped || own.Count > 4 || own.Exists(w => QuestionAnalyzer.IsAuxiliary(w.Lower)))
        {
            return null;
        }

        string subject = first[words[skipped].Start..words[auxiliary - 1].End];
        return $"{char.ToUpperInvariant(part[0])}{part[1..].TrimEnd(' ', '?', '.')} {words[auxiliary].Lower} {subject}{first[words[auxiliary].End..]}";
    }

    [GeneratedRegex(@"(?:[,;?]\s*(?:and|also|or)?\s+|\s+and\s+(?:also\s+)?)(?=(?:(?:to|in|by|for|from|with|of|on|at|under)\s+)?(?:who|whom|whose|what|when|where|why|how|which)\b(?!\s*\?*$))", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();
}
