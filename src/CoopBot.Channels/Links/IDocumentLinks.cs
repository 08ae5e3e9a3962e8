using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Links;

/// <summary>Links to the viewer of documents for people who read the answer outside the host's own pages.</summary>
public interface IDocumentLinks
{
    /// <summary>A link that opens the document at the cited words.</summary>
    /// <param name="citation">The citation.</param>
    /// <returns>An absolute, signed, expiring address; null while the host has no public address.</returns>
    Uri? For(Citation citation);

    /// <summary>True when a request carries a signature of ours for this path and query that hasn't expired.</summary>
    /// <param name="path">The path of the request.</param>
    /// <param name="query">Its query, the signature included.</param>
    bool IsSigned(string path, IReadOnlyDictionary<string, string> query);
}
