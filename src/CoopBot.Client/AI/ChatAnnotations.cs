using System.Globalization;
using Microsoft.Extensions.AI;

namespace CoopBot.Client;

/// <summary>Citations as Microsoft.Extensions.AI has them.</summary>
internal static class ChatAnnotations
{
    /// <summary>An annotation for each place in the text that cites something; one that is cited nowhere in particular has no region.</summary>
    /// <param name="annotations">As the host gives them.</param>
    /// <param name="answer">What they belong to.</param>
    public static IList<AIAnnotation> Of(IEnumerable<ChatWire.Annotation> annotations, Answer answer) =>
        [.. annotations.Select(static a => a.UrlCitation).OfType<ChatWire.UrlCitation>().Select(place => Of(place, answer))];

    private static CitationAnnotation Of(ChatWire.UrlCitation place, Answer answer)
    {
        Citation? cited = CitedAt(place, answer);
        return new CitationAnnotation
        {
            Title = place.Title,
            Url = Uri.TryCreate(place.Url, UriKind.Absolute, out Uri? url) ? url : null,
            FileId = cited?.DocumentId,
            Snippet = cited?.Quote,
            AnnotatedRegions = place.EndIndex > place.StartIndex ? [new TextSpanAnnotatedRegion { StartIndex = place.StartIndex, EndIndex = place.EndIndex }] : null,
            RawRepresentation = cited,
        };
    }

    // The text says "[2]" there; a citation that it names nowhere is found by its address.
    private static Citation? CitedAt(ChatWire.UrlCitation place, Answer answer)
    {
        string marker = place.StartIndex >= 0 && place.EndIndex <= answer.Text.Length && place.EndIndex > place.StartIndex ? answer.Text[place.StartIndex..place.EndIndex] : "";
        return int.TryParse(marker.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out int n)
            ? answer.Citations.FirstOrDefault(c => c.N == n)
            : answer.Citations.FirstOrDefault(c => place.Url?.Contains(c.Url, StringComparison.Ordinal) == true);
    }
}
