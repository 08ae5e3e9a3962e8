using System.Text;

namespace CoopBot.Evaluation.Suites.Conversion;

/// <summary>Plain words that an answer should hold, as the regular expression that suites know.</summary>
public static class ExpectedWords
{
    private const string Special = @"\^$.|?*+()[]{}";
    private const string Apostrophes = "'’‘";
    private const string QuotationMarks = "\"“”„";
    private const string Dashes = "-‐‑–—";

    /// <summary>A pattern that finds the words as a whole, however an answer parts and types them.</summary>
    /// <remarks>
    /// "37" isn't found within "1937". Any white space, or the stars of Markdown's bold, may stand between two words; apostrophes, quotation
    /// marks and dashes stand for each other, because spreadsheets change them unasked. .NET and Python read the pattern alike.
    /// </remarks>
    /// <param name="words">What is expected, in NFC or not; at least one character that isn't white space.</param>
    /// <exception cref="FormatException">There are no words.</exception>
    public static string ToPattern(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        string[] parts = words.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            throw new FormatException("\"expected\" holds no words.");
        }

        string joined = string.Join(@"[\s*]+", parts.Select(Escape));
        return (IsWord(parts[0][0]) ? @"\b" : "") + joined + (IsWord(parts[^1][^1]) ? @"\b" : "");
    }

    private static string Escape(string part)
    {
        StringBuilder pattern = new();
        foreach (char c in part)
        {
            string? alike = Array.Find([Apostrophes, QuotationMarks, Dashes], set => set.Contains(c));
            pattern.Append(alike is not null ? $"[{alike}]" : Special.Contains(c) ? $"\\{c}" : c.ToString());
        }

        return pattern.ToString();
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
