using System.Text.RegularExpressions;

namespace CoopBot.Answering.Conversation;

/// <summary>Puts a noun phrase in the place of a pronoun, in the possessive where the pronoun is.</summary>
internal static partial class PronounReplacement
{
    /// <summary>The question with its first pronoun replaced; null when it has none.</summary>
    public static string? TryApply(string question, string subject)
    {
        Match match = Pronoun().Match(question);
        if (!match.Success)
        {
            return null;
        }

        bool possessive = match.Value.ToLowerInvariant() is "its" or "their" or "his"
            || (string.Equals(match.Value, "her", StringComparison.OrdinalIgnoreCase) && NounFollows().IsMatch(question[(match.Index + match.Length)..]));
        string phrase = possessive ? subject + (subject.EndsWith('s') ? "'" : "'s") : subject;
        string before = question[..match.Index];
        return before + (before.Length == 0 ? char.ToUpperInvariant(phrase[0]) + phrase[1..] : phrase) + question[(match.Index + match.Length)..];
    }

    [GeneratedRegex(@"\b(it|its|they|them|their|he|him|his|she|her)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^\s+\p{L}")]
    private static partial Regex NounFollows();
}
