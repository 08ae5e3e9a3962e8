using System.Globalization;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CoopBot.Host.Pages.Documents;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Host.Pages.Audit;

/// <summary>A citation beside what the documents say today.</summary>
/// <param name="Checked">The citation and what became of it.</param>
/// <param name="Title">The document's title, then; its id where it had none.</param>
/// <param name="TitleNow">The title of the document where the words stand today, where it is another one.</param>
/// <param name="Address">Of the document's page at the words; at its top where the words are gone; null without the document.</param>
/// <param name="Heading">The heading above the passage.</param>
/// <param name="Passage">The passage of today around the words; null where they are gone.</param>
/// <param name="Differences">From the cited words to those that are nearest to them today; empty where nothing is near.</param>
public sealed record CitationView(
    CheckedCitation Checked, string Title, string? TitleNow, string? Address, string Heading, MarkedText? Passage, IReadOnlyList<WordRun> Differences)
{
    /// <summary>Words shared with the nearest sentence, of the words of both, from which it is shown as what became of them.</summary>
    private const double Near = 0.3;

    /// <summary>The view of one citation.</summary>
    internal static CitationView Of(CheckedCitation cited, KnowledgeSnapshot knowledge)
    {
        LoggedCitation then = cited.Citation;
        string title = then.Title.Length > 0 ? then.Title : then.Document;
        if (cited.Now is { } place && knowledge.Documents.TryGetValue(place.Document, out Document? document))
        {
            Passage[] passages = [.. Passages(knowledge, place.Document).Where(p => p.Span.Overlaps(new TextSpan(place.Start, place.End)))];
            int start = Math.Min(place.Start, passages.Length == 0 ? place.Start : passages[0].Span.Start);
            int end = Math.Max(place.End, passages.Length == 0 ? place.End : passages[^1].Span.End);
            return new CitationView(
                cited, title, document.Id == then.Document ? null : document.Title.Length > 0 ? document.Title : document.Id,
                AddressOf(place.Document, place.Start, place.End), passages.Length == 0 ? "" : passages[0].Heading,
                new MarkedText(document.Text[start..place.Start], document.Text[place.Start..place.End], document.Text[place.End..end]), []);
        }

        bool there = knowledge.Documents.TryGetValue(then.Document, out Document? changed);
        string? near = there ? Nearest(then.Quote, changed!.Text, Passages(knowledge, then.Document)) : null;
        return new CitationView(cited, title, null, there ? DocumentPages.AddressOf(then.Document) : null, "", null, near is null ? [] : WordDiff.Of(then.Quote, near));
    }

    /// <summary>The address of words of a document.</summary>
    internal static string AddressOf(string document, int start, int end) =>
        string.Create(CultureInfo.InvariantCulture, $"{DocumentPages.AddressOf(document)}?from={start}&to={end}");

    private static IEnumerable<Passage> Passages(KnowledgeSnapshot knowledge, string document) => knowledge.Passages.Where(p => p.DocumentId == document);

    private static string? Nearest(string quote, string text, IEnumerable<Passage> passages)
    {
        HashSet<string> wanted = Words(quote);
        (string? nearest, double best) = (null, Near);
        foreach (string sentence in passages.SelectMany(static p => p.Sentences).Select(s => s.Of(text)).Distinct(StringComparer.Ordinal))
        {
            HashSet<string> words = Words(sentence);
            int shared = words.Count(wanted.Contains);
            double alike = (double)shared / Math.Max(1, words.Count + wanted.Count - shared);
            if (alike > best)
            {
                (nearest, best) = (sentence, alike);
            }
        }

        return nearest;
    }

    private static HashSet<string> Words(string text) => new(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A passage with its cited words.</summary>
public sealed record MarkedText(string Before, string Words, string After);
