using System.Collections.Frozen;

namespace CoopBot.Answering.Mentions;

/// <summary>Whether texts deny, and whether they point in opposite directions.</summary>
public static class Polarity
{
    /// <summary>Every form of a word that has an opposite, to that word.</summary>
    private static readonly FrozenDictionary<string, string> Bases = BasesOfOpposites();

    /// <summary>True when the text holds an odd number of negations.</summary>
    public static bool Negated(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Words.Of(text).Count(w => EnglishLexicon.Negations.Contains(w.Lower) || w.Lower.EndsWith("n't", StringComparison.Ordinal) || w.Lower.EndsWith("n’t", StringComparison.Ordinal)) % 2 == 1;
    }

    /// <summary>True when one text has a word and the other, instead of it, its opposite: "increased" and "fell".</summary>
    public static bool Opposed(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        HashSet<string> a = BaseForms(one), b = BaseForms(other);
        foreach ((string x, string y) in EnglishLexicon.Opposites)
        {
            if ((a.Contains(x) && !a.Contains(y) && b.Contains(y) && !b.Contains(x))
                || (a.Contains(y) && !a.Contains(x) && b.Contains(x) && !b.Contains(y)))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> BaseForms(string text) =>
        Words.Of(text).Select(w => Inflection.Base(w.Lower)).Select(w => Bases.GetValueOrDefault(w, w)).ToHashSet(StringComparer.Ordinal);

    // A word that has an opposite itself ("lower", "leave") is no form of another.
    private static FrozenDictionary<string, string> BasesOfOpposites()
    {
        string[] words = [.. EnglishLexicon.Opposites.SelectMany(p => new[] { p.One, p.Other }).Distinct(StringComparer.Ordinal)];
        Dictionary<string, string> bases = words.ToDictionary(w => w, StringComparer.Ordinal);
        foreach (string word in words)
        {
            foreach (string form in Inflection.FormsOf(word))
            {
                bases.TryAdd(form, word);
            }
        }

        bases.Remove("news"); // the one plural that says something else
        return bases.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
