using CoopBot.Audit.Log;

namespace CoopBot.Audit.Checking;

/// <summary>What became of words that were cited.</summary>
public enum CitationStatus
{
    /// <summary>The same words stand at the same place.</summary>
    Intact,

    /// <summary>The same words stand elsewhere: further up or down, wrapped otherwise, or in another document.</summary>
    Moved,

    /// <summary>The document is there, but no document says these words any more.</summary>
    Changed,

    /// <summary>The document is not there any more, and no other says these words.</summary>
    Gone,
}

/// <summary>A citation held against today's documents.</summary>
/// <param name="Citation">As it was given.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Now">Where the words stand today; null when they don't.</param>
public sealed record CheckedCitation(LoggedCitation Citation, CitationStatus Status, LoggedPlace? Now);
