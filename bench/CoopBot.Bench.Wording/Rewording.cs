using System.Text.RegularExpressions;

namespace CoopBot.Bench.Wording;

/// <summary>Small rewordings that leave a sentence true.</summary>
internal static partial class Rewording
{
    /// <summary>The sentence otherwise worded; null when none of the rules fits.</summary>
    public static string? Of(string sentence)
    {
        // "In 1992, the port opened." becomes "The port opened in 1992."
        Match lead = Lead().Match(sentence);
        if (lead.Success)
        {
            string rest = lead.Groups["rest"].Value;
            return $"{char.ToUpperInvariant(rest[0])}{rest[1..]} {char.ToLowerInvariant(lead.Groups["lead"].Value[0])}{lead.Groups["lead"].Value[1..]}.";
        }

        Match connective = Connective().Match(sentence);
        if (connective.Success)
        {
            string rest = sentence[connective.Length..];
            return char.ToUpperInvariant(rest[0]) + rest[1..];
        }

        string without = Parenthesis().Replace(sentence, "");
        return without.Length < sentence.Length ? without : null;
    }

    [GeneratedRegex(@"^(?<lead>(?:In|On|At|By|During|Since|After|Before) [^,.;:()]{3,40}), (?<rest>[^,;:()]{20,}[^,;:().])\.$")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:However|Moreover|Furthermore|In addition|Additionally|Therefore|Thus|Also|Today|Finally|For example|For instance), ")]
    private static partial Regex Connective();

    [GeneratedRegex(@" \([^()]{1,60}\)")]
    private static partial Regex Parenthesis();
}
