using System.Text.RegularExpressions;

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
            questions.Add(Conversation.FollowUpResolver.Resolve(char.ToUpperInvariant(part[0]) + part[1..].TrimEnd(' ', '?', '.') + "?", [questions[0]]));
        }

        return questions;
    }

    [GeneratedRegex(@"(?:[,;?]\s*(?:and|also|or)?\s+|\s+and\s+(?:also\s+)?)(?=(?:(?:to|in|by|for|from|with|of|on|at|under)\s+)?(?:who|whom|whose|what|when|where|why|how|which)\b(?!\s*\?*$))", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();
}
