namespace CoopBot.Answering.Mentions;

/// <summary>Whether texts deny, and whether they point in opposite directions.</summary>
public static class Polarity
{
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
        HashSet<string> a = Stems(one), b = Stems(other);
        foreach ((string x, string y) in EnglishLexicon.Opposites)
        {
            string sx = Stem(x), sy = Stem(y);
            if ((a.Contains(sx) && !a.Contains(sy) && b.Contains(sy) && !b.Contains(sx))
                || (a.Contains(sy) && !a.Contains(sx) && b.Contains(sx) && !b.Contains(sy)))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Stems(string text) => Words.Of(text).Select(w => Stem(Irregular(w.Lower))).ToHashSet(StringComparer.Ordinal);

    private static string Irregular(string word) => word switch
    {
        "rose" or "risen" => "rise",
        "fell" or "fallen" => "fall",
        "grew" or "grown" => "grow",
        "shrank" or "shrunk" => "shrink",
        "won" => "win",
        "lost" => "lose",
        "began" or "begun" => "begin",
        "bought" => "buy",
        "sold" => "sell",
        "gave" or "given" => "give",
        "took" or "taken" => "take",
        "sent" => "send",
        "left" => "leave",
        "lent" => "lend",
        "forbade" or "forbidden" => "forbid",
        _ => word,
    };

    private static string Stem(string word)
    {
        foreach (string ending in (ReadOnlySpan<string>)["ing", "ed", "es", "s", "d", "e"])
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal) && !(ending == "s" && word.EndsWith("ss", StringComparison.Ordinal)))
            {
                string stem = word[..^ending.Length];
                return stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is 'p' or 't' or 'n' or 'm' && ending is "ing" or "ed" ? stem[..^1] : stem.TrimEnd('e');
            }
        }

        return word;
    }
}
