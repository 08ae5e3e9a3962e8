using System.Text.RegularExpressions;

namespace CoopBot.Answering.Conversation;

/// <summary>Puts what is meant in the place of a pronoun, in the possessive where the pronoun is.</summary>
internal static partial class PronounReplacement
{
    /// <summary>The question with its pronouns replaced; null when nothing is found for any of them.</summary>
    public static string? TryApply(string question, string previous)
    {
        MatchCollection matches = Pronoun().Matches(question);
        bool thing = matches.Any(m => IsThing(m.Value));

        // "Where did they sign it?": the thing says what the question is about, the persons follow from it.
        Match? match = thing ? matches.First(m => IsThing(m.Value)) : matches.FirstOrDefault();
        if (match is null)
        {
            return null;
        }

        string pronoun = match.Value.ToLowerInvariant();
        string? meant = IsThing(pronoun) ? ConversationTopic.Thing(previous)
            : pronoun[0] == 't' ? ConversationTopic.Many(previous)
            : ConversationTopic.Person(previous);
        if (meant is null)
        {
            return null;
        }

        string rest = question[(match.Index + match.Length)..];
        bool possessive = pronoun is "its" or "their" or "his" or "her" && NounFollows().IsMatch(rest);
        string phrase = !possessive ? meant : meant.Contains(" who ", StringComparison.Ordinal) ? OfPhrase(meant, ref rest) : meant + (meant.EndsWith('s') ? "'" : "'s");
        string before = question[..match.Index];
        return before + (before.Length == 0 ? char.ToUpperInvariant(phrase[0]) + phrase[1..] : phrase) + rest;
    }

    // "his role" of "the person who won" reads "the role of the person who won".
    private static string OfPhrase(string meant, ref string rest)
    {
        Match noun = FirstNoun().Match(rest);
        string phrase = $"the {noun.Value.Trim()} of {meant}";
        rest = rest[noun.Length..];
        return phrase;
    }

    private static bool IsThing(string pronoun) => pronoun.ToLowerInvariant() is "it" or "its";

    [GeneratedRegex(@"\b(it|its|they|them|their|he|him|his|she|her)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^\s+\p{L}")]
    private static partial Regex NounFollows();

    [GeneratedRegex(@"^\s+\p{L}+")]
    private static partial Regex FirstNoun();
}
