using System.Text.RegularExpressions;
using CoopBot.Answering.Mentions;
using CoopBot.Grounding.Evidence;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding.Generated;

/// <summary>What a claim must not bring that the passages it rests on don't have: figures, names, addresses, quotations. No probability outweighs it.</summary>
internal static partial class ClaimGuard
{
    /// <summary>True when all of it stands in the passages.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="claimed">Its terms and mentions.</param>
    /// <param name="passages">What it rests on.</param>
    public static bool Holds(string claim, QuestionTerms claimed, IReadOnlyList<PassageView> passages)
    {
        Mention[] found = [.. passages.SelectMany(static p => p.Mentions)];
        string text = Folded(string.Join('\n', passages.SelectMany(static p => p.Sentences.Select(static s => s.Text).Prepend(p.Passage.Heading).Prepend(p.Passage.Title))));
        Mention[] missing = [.. claimed.Figures.Where(f => !found.Any(m => FigureComparison.Compare(f, m) == Agreement.Same))];
        return missing.Length == 0
            && DigitWords().Matches(claim).All(d => HasWord(text, d.Value) || claimed.Figures.Any(f => f.Span.Start <= d.Index && d.Index < f.Span.End))
            && claimed.Names.All(n => TextAnalyzer.Analyze(n.Text).All(t => passages.Any(p => p.AllTerms.Contains(t.Text))))
            && Addresses().Matches(claim).All(a => text.Contains(a.Value, StringComparison.OrdinalIgnoreCase))
            && Quotations().Matches(claim).All(q => text.Contains(Folded(q.Groups["words"].Value).TrimEnd('.', ',', ' '), StringComparison.Ordinal));
    }

    /// <summary>Line ends and runs of blanks as one blank.</summary>
    public static string Folded(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static bool HasWord(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"[\p{L}\d]*\d[\p{L}\d]*(?:[.,]\d+)*")]
    private static partial Regex DigitWords();

    [GeneratedRegex(@"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.[a-z]{2,}\b(?=/|\b)")]
    private static partial Regex Addresses();

    [GeneratedRegex("[\"“„«](?<words>[^\"“”„«»]+)[\"”“»]")]
    private static partial Regex Quotations();
}
