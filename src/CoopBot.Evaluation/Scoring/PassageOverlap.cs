using System.Text;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Scoring;

/// <summary>Whether a citation points at a passage that a case expects.</summary>
public static class PassageOverlap
{
    /// <summary>The share of the shorter text's distinct words that the other must hold.</summary>
    private const double SharedWords = 0.6;

    /// <summary>True when the citation is of that document and its quote contains, is contained in, or shares most words with the expected one.</summary>
    /// <param name="citation">What was cited.</param>
    /// <param name="wanted">What the case expects; without a quote any passage of the document will do.</param>
    public static bool Overlaps(Citation citation, GoldCitation wanted)
    {
        ArgumentNullException.ThrowIfNull(citation);
        return Overlaps(citation.DocumentId, citation.Quote, wanted);
    }

    /// <inheritdoc cref="Overlaps(Citation, GoldCitation)"/>
    internal static bool Overlaps(string documentId, string cited, GoldCitation wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!string.Equals(documentId, wanted.Document, StringComparison.Ordinal))
        {
            return false;
        }

        if (string.IsNullOrEmpty(wanted.Quote))
        {
            return true;
        }

        string a = Squeeze(cited);
        string b = Squeeze(wanted.Quote);
        if (b.Contains(a, StringComparison.Ordinal) || a.Contains(b, StringComparison.Ordinal))
        {
            return true;
        }

        HashSet<string> left = [.. a.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        HashSet<string> right = [.. b.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        int smaller = Math.Min(left.Count, right.Count);
        left.IntersectWith(right);
        return left.Count >= SharedWords * smaller;
    }

    /// <summary>Lower-case words parted by one space: letters, numbers and "_"; what Python's <c>\w</c> takes as a word.</summary>
    internal static string Squeeze(string text)
    {
        var words = new StringBuilder(text.Length);
        bool gap = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsWord(rune))
            {
                if (gap && words.Length > 0)
                {
                    words.Append(' ');
                }

                words.Append(Rune.ToLowerInvariant(rune).ToString());
                gap = false;
            }
            else
            {
                gap = true;
            }
        }

        return words.ToString();
    }

    // Unlike .NET's \w: all numbers ("²", "½") are words, combining marks are not.
    private static bool IsWord(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune) || Rune.IsNumber(rune);
}
