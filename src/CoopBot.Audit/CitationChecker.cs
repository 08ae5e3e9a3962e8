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
        return IsExact(citation.Start, citation.End, citation.Quote, documentText);
    }

    /// <summary>True when the quote is exactly that slice of the document.</summary>
    /// <param name="start">UTF-16 offset of the first character.</param>
    /// <param name="end">UTF-16 offset behind the last character.</param>
    /// <param name="quote">The words.</param>
    /// <param name="documentText">The document's canonical text; null when there is no such document.</param>
    public static bool IsExact(int start, int end, string quote, string? documentText)
    {
        ArgumentNullException.ThrowIfNull(quote);
        return documentText is not null && start >= 0 && start < end && end <= documentText.Length && documentText.AsSpan(start, end - start).SequenceEqual(quote);
    }
}
