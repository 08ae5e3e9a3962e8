using System.Text.Json.Nodes;
using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Activities;

/// <summary>The schema.org entity that tells a channel what an answer cites, within the limits that Teams documents.</summary>
public static class MessageEntity
{
    /// <summary>The entity's type.</summary>
    public const string Type = "https://schema.org/Message";

    /// <summary>Citations at most; a message with more is refused.</summary>
    public const int MaxCitations = 20;

    private const int MaxName = 80;
    private const int MaxAbstract = 160;

    /// <summary>The entity without its citations.</summary>
    public static JsonObject Create() => new()
    {
        ["type"] = Type, ["@type"] = "Message", ["@context"] = "https://schema.org",

        // Web Chat looks for exactly this; the documentation of Teams leaves it open.
        ["@id"] = "",
    };

    /// <summary>The citations of an answer as the entity's claims.</summary>
    /// <param name="citations">The citations, numbered as in the text.</param>
    /// <param name="link">The address of our viewer at the citation; null gives the citation without one.</param>
    public static JsonArray Claims(IReadOnlyList<Citation> citations, Func<Citation, Uri?> link)
    {
        ArgumentNullException.ThrowIfNull(citations);
        ArgumentNullException.ThrowIfNull(link);
        JsonArray claims = [];
        foreach (Citation citation in citations.Take(MaxCitations))
        {
            JsonObject appearance = new()
            {
                ["@type"] = "DigitalDocument",
                ["name"] = LimitedText.Cut(NameOf(citation), MaxName),
                ["abstract"] = LimitedText.Cut(citation.Quote, MaxAbstract),
            };
            if (link(citation) is { } url)
            {
                appearance["url"] = url.AbsoluteUri;
            }
            else
            {
                // Without an address Web Chat shows a window with this text, and fails without it.
                appearance["text"] = LimitedText.Cut(citation.Quote, MaxAbstract);
            }

            claims.Add(new JsonObject { ["@type"] = "Claim", ["position"] = citation.N, ["appearance"] = appearance });
        }

        return claims;
    }

    /// <summary>What a citation is called in a list.</summary>
    public static string NameOf(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        string title = citation.Title.Length > 0 ? citation.Title : citation.DocumentId;
        string name = citation.Heading is { Length: > 0 } heading && heading != title ? $"{title}, {heading}" : title;
        return string.IsNullOrWhiteSpace(name) ? "Document" : string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
