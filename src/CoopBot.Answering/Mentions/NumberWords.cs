using System.Globalization;

namespace CoopBot.Answering.Mentions;

/// <summary>English number words and their values. General lexicon; nothing here comes from any document.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, double> Units = new(StringComparer.Ordinal)
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14,
        ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    private static readonly Dictionary<string, double> Scales = new(StringComparer.Ordinal)
    {
        ["hundred"] = 100, ["thousand"] = 1e3, ["million"] = 1e6, ["billion"] = 1e9, ["trillion"] = 1e12, ["dozen"] = 12,
        ["m"] = 1e6, ["mn"] = 1e6, ["bn"] = 1e9, ["tn"] = 1e12, ["k"] = 1e3,
    };

    private static readonly Dictionary<string, double> Ordinals = new(StringComparer.Ordinal)
    {
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7,
        ["eighth"] = 8, ["ninth"] = 9, ["tenth"] = 10, ["eleventh"] = 11, ["twelfth"] = 12,
    };

    /// <summary>The value of a cardinal below a hundred: <c>seven</c>, <c>forty</c>, <c>forty-two</c>.</summary>
    public static bool TryUnit(string word, out double value)
    {
        if (Units.TryGetValue(word, out value))
        {
            return true;
        }

        int dash = word.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0 && Units.TryGetValue(word[..dash], out double tens) && tens >= 20
            && Units.TryGetValue(word[(dash + 1)..], out double ones) && ones < 10)
        {
            value = tens + ones;
            return true;
        }

        return false;
    }

    /// <summary>The factor of a scale word: <c>million</c>.</summary>
    public static bool TryScale(string word, out double factor) => Scales.TryGetValue(word, out factor);

    /// <summary>The value of an ordinal: <c>third</c>, <c>18th</c>.</summary>
    public static bool TryOrdinal(string word, out double value)
    {
        if (Ordinals.TryGetValue(word, out value))
        {
            return true;
        }

        return word.Length > 2
            && (word.EndsWith("st", StringComparison.Ordinal) || word.EndsWith("nd", StringComparison.Ordinal)
                || word.EndsWith("rd", StringComparison.Ordinal) || word.EndsWith("th", StringComparison.Ordinal))
            && double.TryParse(word.AsSpan(0, word.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>A number in digits: <c>19,495</c>, <c>3.5</c>; the comma parts thousands only.</summary>
    public static bool TryDigits(string word, out double value) =>
        double.TryParse(
            word, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
