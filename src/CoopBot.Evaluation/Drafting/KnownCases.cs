using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Evaluation.Drafting;

/// <summary>What golden sets have already, so that nobody is asked to write it again.</summary>
public sealed class KnownCases
{
    private readonly HashSet<string> ids;
    private readonly HashSet<string> inputs;
    private readonly List<GoldCitation> cited;

    /// <param name="suites">The golden sets. Cases about documents of their own ask something else.</param>
    public KnownCases(IEnumerable<Suite> suites)
    {
        SuiteCase[] cases = [.. suites.SelectMany(static s => s.Cases)];
        SuiteCase[] own = [.. cases.Where(static c => c.Collection is null)];
        ids = cases.Select(static c => c.Id).ToHashSet(StringComparer.Ordinal);
        inputs = own.Where(static c => c.History.Count == 0).Select(static c => KeyOf(c.Input)).ToHashSet(StringComparer.Ordinal);
        cited = [.. own.SelectMany(static c => c.Cite).Where(static c => c.Quote is not null).Select(static c => c with { Quote = KeyOf(c.Quote!) })];
    }

    /// <summary>Whether a set holds the draft already: by what it asks, or completed and reworded under the id that it was drafted with.</summary>
    public bool Holds(DraftCase draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return ids.Contains(draft.Id) || inputs.Contains(KeyOf(draft.Input));
    }

    /// <summary>Whether a case cites the words of a sentence with the fact among them.</summary>
    /// <param name="document">The document's id.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="fact">The words of it that are the fact.</param>
    public bool Cite(string document, string sentence, string fact)
    {
        string whole = KeyOf(sentence);
        string words = KeyOf(fact);
        return cited.Exists(c => string.Equals(c.Document, document, StringComparison.Ordinal)
            && c.Quote!.Contains(words, StringComparison.Ordinal)
            && (whole.Contains(c.Quote, StringComparison.Ordinal) || c.Quote.Contains(whole, StringComparison.Ordinal)));
    }

    /// <summary>Texts with the same key ask the same: case, white space and punctuation don't matter.</summary>
    internal static string KeyOf(string text) => PassageOverlap.Squeeze(text);
}
