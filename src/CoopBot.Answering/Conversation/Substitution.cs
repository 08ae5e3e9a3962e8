using System.Text.RegularExpressions;
using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Conversation;

/// <summary>Asks the question before again with one part exchanged: "What about Honduras?", "And in 2018?".</summary>
internal static partial class Substitution
{
    /// <summary>The whole question; null when the new part has no counterpart to stand for and can't be appended.</summary>
    public static string? TryApply(string fragment, string previous)
    {
        string part = Opening().Replace(fragment, "").Trim(' ', '?', '.', '!');
        if (part.Length == 0)
        {
            return null;
        }

        IReadOnlyList<Mention> fresh = MentionExtractor.Extract("x " + part);
        IReadOnlyList<Mention> old = MentionExtractor.Extract(previous);
        if (fresh.Count > 0 && old.LastOrDefault(m => m.Kind == fresh[0].Kind) is { } counterpart)
        {
            return previous[..counterpart.Span.Start] + fresh[0].Text + previous[counterpart.Span.End..];
        }

        string stem = previous.TrimEnd('?', ' ', '.', '!');
        return Preposition().IsMatch(part) ? $"{stem} {part}?" : fresh.Count > 0 ? $"{stem} ({part})?" : null;
    }

    [GeneratedRegex(@"^(what|how) about\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(in|for|by|on|at|since|from|of|with|to|during|before|after)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Preposition();
}
