using CoopBot.Grounding.Answers;

namespace CoopBot.Audit;

/// <summary>Re-checks citations against documents.</summary>
public static class CitationChecker
{
    /// <summary>True when the quote is exactly the slice of the document that the citation points at.</summary>
    /// <param name="citation">The citation.</param>
    /// <param name="documentText">The document's canonical text; null when there is no such document.</param>
    public static bool IsExact(Citation citation, string? documentText)
    {
        ArgumentNullException.ThrowIfNull(citation);
        return documentText is not null
            && citation.Start >= 0
            && citation.Start < citation.End
            && citation.End <= documentText.Length
            && documentText.AsSpan(citation.Start, citation.End - citation.Start).SequenceEqual(citation.Quote);
    }
}
