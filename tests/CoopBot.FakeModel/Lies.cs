using System.Globalization;
using System.Text.RegularExpressions;

namespace CoopBot.FakeModel;

/// <summary>Turns true sentences into lies that look like them. The same seed gives the same lie.</summary>
/// <remarks>It knows nothing of how lies are found: the words that it exchanges are found by patterns of its own.</remarks>
public static partial class Lies
{
    private static readonly string[] Verbs = ["is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "may", "must", "should", "does", "did"];

    private static readonly string[] Inventions =
    [
        "{0} was later awarded a national prize for this work.", "{0} received a grant of {1} million dollars from a private foundation.", "{0} has since moved its main office abroad.",
        "Critics have described {0} as a failure.", "{0} was founded by two brothers in {2}.", "Most people who know {0} say that it improved their lives.",
        "{0} is expected to end within {1} years.", "A court ruled against {0} in {2}.", "{0} was the first of its kind in Europe.", "The budget of {0} was doubled in {2}.",
    ];

    /// <summary>The lie; null when the sentence gives no occasion for it.</summary>
    /// <param name="sentence">A true sentence.</param>
    /// <param name="kind">What to change.</param>
    /// <param name="names">Names to choose from.</param>
    /// <param name="random">Decides between occasions.</param>
    public static string? Of(string sentence, LieKind kind, IReadOnlyList<string> names, Random random)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(random);
        return kind switch
        {
            LieKind.Number => WithNumber(sentence, random),
            LieKind.Name => WithName(sentence, names, random),
            LieKind.Negation => Denied(sentence),
            _ => Invented(names, random),
        };
    }

    /// <summary>Names of a text: runs of capitalised words that don't begin a sentence.</summary>
    public static IReadOnlyList<string> NamesIn(string text) =>
        [.. Name().Matches(text).Select(static m => m.Value).Distinct(StringComparer.Ordinal)];

    private static string? WithNumber(string sentence, Random random)
    {
        Match[] numbers = [.. Digits().Matches(sentence).Cast<Match>()];
        if (numbers.Length == 0)
        {
            return null;
        }

        Match number = numbers[random.Next(numbers.Length)];
        int at = number.Index + random.Next(number.Length);
        at = char.IsDigit(sentence[at]) ? at : number.Index;
        char other = (char)('1' + ((sentence[at] - '0' + random.Next(8)) % 9));
        other = other == sentence[at] ? (other == '9' ? '8' : (char)(other + 1)) : other;
        return sentence[..at] + other + sentence[(at + 1)..];
    }

    private static string? WithName(string sentence, IReadOnlyList<string> names, Random random)
    {
        Match[] own = [.. Name().Matches(sentence).Cast<Match>()];
        if (own.Length == 0)
        {
            return null;
        }

        Match name = own[random.Next(own.Length)];
        string[] others = [.. names.Where(n => !sentence.Contains(n, StringComparison.OrdinalIgnoreCase) && !n.Contains(name.Value, StringComparison.OrdinalIgnoreCase) && !name.Value.Contains(n, StringComparison.OrdinalIgnoreCase))];
        return others.Length == 0 ? null : sentence[..name.Index] + others[random.Next(others.Length)] + sentence[(name.Index + name.Length)..];
    }

    private static string? Denied(string sentence)
    {
        Match not = Not().Match(sentence);
        if (not.Success)
        {
            return sentence.Remove(not.Index, not.Length);
        }

        Match verb = Word().Matches(sentence).FirstOrDefault(static w => Verbs.Contains(w.Value)) ?? Match.Empty;
        return verb.Success ? sentence.Insert(verb.Index + verb.Length, " not") : null;
    }

    private static string? Invented(IReadOnlyList<string> names, Random random) => names.Count == 0 ? null : string.Format(
        CultureInfo.InvariantCulture, Inventions[random.Next(Inventions.Length)], names[random.Next(names.Count)], random.Next(2, 90), random.Next(1950, 2024));

    [GeneratedRegex(@"\d[\d,.]*\d|\d")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<=[\p{Ll}\d,;] )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}+)*")]
    private static partial Regex Name();

    [GeneratedRegex(@" (?:not|never)\b")]
    private static partial Regex Not();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
