using System.Collections.Frozen;

namespace CoopBot.Answering.Mentions;

/// <summary>The regular inflected forms of English words, and the irregular ones of the verbs that point in a direction.</summary>
/// <remarks>Forms are made from known words rather than cut from unknown ones: a stemmer takes "important" for a form of "import".</remarks>
internal static class Inflection
{
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["rose"] = "rise", ["risen"] = "rise", ["fell"] = "fall", ["fallen"] = "fall", ["grew"] = "grow", ["grown"] = "grow",
        ["shrank"] = "shrink", ["shrunk"] = "shrink", ["won"] = "win", ["lost"] = "lose", ["began"] = "begin", ["begun"] = "begin",
        ["bought"] = "buy", ["sold"] = "sell", ["gave"] = "give", ["given"] = "give", ["took"] = "take", ["taken"] = "take",
        ["sent"] = "send", ["left"] = "leave", ["lent"] = "lend", ["forbade"] = "forbid", ["forbidden"] = "forbid", ["wives"] = "wife",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What an irregular form is a form of; the word itself when it is none.</summary>
    public static string Base(string word) => Irregular.GetValueOrDefault(word, word);

    /// <summary>The word, its plural or third person, its past and its participles: <c>stop</c>, <c>stops</c>, <c>stopped</c>, <c>stopping</c>.</summary>
    /// <param name="word">Lower case.</param>
    public static IEnumerable<string> FormsOf(string word)
    {
        yield return word;
        if (word.Length < 3)
        {
            yield break;
        }

        bool afterConsonant = !IsVowel(word[^2]);
        string stem = word[^1] == 'e' ? word[..^1] : word;
        if (word[^1] == 'y' && afterConsonant)
        {
            yield return word[..^1] + "ies";
            yield return word[..^1] + "ied";
        }
        else
        {
            bool hissing = word[^1] is 's' or 'x' or 'z' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal);
            yield return word + (hissing ? "es" : "s");
            yield return stem + "ed";
        }

        yield return stem + "ing";
        yield return word + "ing"; // "agreeing"
        if (!IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'y') && IsVowel(word[^2]) && !IsVowel(word[^3]))
        {
            yield return word + word[^1] + "ed"; // "dropped", "permitted"
            yield return word + word[^1] + "ing";
        }
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
