using System.Globalization;
using CoopBot.Answering.Drafting;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Grounding.Answers;

/// <summary>Makes citations, each checked against the document before it leaves.</summary>
internal static class Citations
{
    public static IReadOnlyList<Citation> Of(Draft draft) =>
        [.. draft.Statements.Select((s, i) => Create(i + 1, s.Document, s.Passage, s.Span))];

    public static Citation Create(int number, Document document, Passage passage, TextSpan span) => new(
        number,
        document.Id,
        document.Title,
        document.Publisher,
        document.Date,
        passage.Heading,
        span.Start,
        span.End,
        span.Of(document.Text),
        string.Create(CultureInfo.InvariantCulture, $"/documents/{EscapeId(document.Id)}?from={span.Start}&to={span.End}"));

    // An id is a path: its slashes stay, everything else that a URL would take as syntax is escaped.
    private static string EscapeId(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));
}
