using CoopBot.Audit.Log;
using CoopBot.Knowledge;

namespace CoopBot.Audit.Checking;

/// <summary>Holds past citations against today's documents.</summary>
/// <param name="knowledge">Today's documents.</param>
public sealed class CitationRecheck(KnowledgeSnapshot knowledge)
{
    private readonly BoundedCache<(string Document, int Start, string Quote), CheckedCitation> known = new();

    /// <summary>What became of a citation.</summary>
    public CheckedCitation Check(LoggedCitation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        return known.GetOrAdd((citation.Document, citation.Start, citation.Quote), () => Look(citation)) with { Citation = citation };
    }

    /// <summary>What became of the citations of an answer, in their order.</summary>
    public IReadOnlyList<CheckedCitation> Check(AnswerEntry answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [.. answer.Citations.Select(Check)];
    }

    private CheckedCitation Look(LoggedCitation citation)
    {
        bool there = knowledge.Documents.TryGetValue(citation.Document, out Document? document);
        if (there && CitationChecker.IsExact(citation.Start, citation.End, citation.Quote, document!.Text))
        {
            return new CheckedCitation(citation, CitationStatus.Intact, new LoggedPlace(citation.Document, citation.Start, citation.End));
        }

        if (there && Place(document!, citation) is { } same)
        {
            return new CheckedCitation(citation, CitationStatus.Moved, same);
        }

        // A renamed file has another id and the same bytes; words may also have gone over to another document.
        LoggedPlace? elsewhere = knowledge.Documents.Values
            .Where(d => d.Id != citation.Document)
            .OrderByDescending(d => d.Hash == citation.DocumentHash)
            .ThenBy(static d => d.Id, StringComparer.Ordinal)
            .Select(d => Place(d, citation))
            .FirstOrDefault(static p => p is not null);
        return elsewhere is not null
            ? new CheckedCitation(citation, CitationStatus.Moved, elsewhere)
            : new CheckedCitation(citation, there ? CitationStatus.Changed : CitationStatus.Gone, null);
    }

    private static LoggedPlace? Place(Document document, LoggedCitation citation) =>
        WordSearch.Find(document.Text, citation.Quote, citation.Start) is var (start, end) ? new LoggedPlace(document.Id, start, end) : null;
}
