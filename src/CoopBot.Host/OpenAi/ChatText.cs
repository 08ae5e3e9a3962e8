using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoopBot.Answering.Drafting;
using CoopBot.Channels.Activities;
using CoopBot.Grounding.Answers;

namespace CoopBot.Host.OpenAi;

/// <summary>An answer as the text of a chat message: the answer, then a Markdown list of what it cites; and where in that text each citation stands.</summary>
/// <param name="Content">Markdown.</param>
/// <param name="Annotations">A citation for each of its numbers in the text, in order; one whose number stands nowhere is placed at its line of the list, or without a list at the end, empty.</param>
internal sealed partial record ChatText(string Content, IReadOnlyList<ChatAnnotation> Annotations)
{
    /// <summary>Stands above passages that a refusal offers.</summary>
    public const string NearestHeading = "Nearest passages, which don't answer it:";

    /// <summary>Writes an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="link">The absolute address of a citation.</param>
    /// <param name="sources">Whether the list of what is cited, or offered as nearest, stands below.</param>
    public static ChatText Of(Answer answer, Func<Citation, Uri> link, bool sources = true)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(link);
        Dictionary<int, Citation> byNumber = answer.Citations.ToDictionary(static c => c.N);
        List<ChatAnnotation> annotations = [];
        HashSet<int> marked = [];
        foreach (Match marker in Marker().Matches(answer.Text))
        {
            if (int.TryParse(marker.ValueSpan[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int n) && byNumber.TryGetValue(n, out Citation? cited))
            {
                marked.Add(n);
                annotations.Add(Annotate(cited, marker.Index, marker.Index + marker.Length, link));
            }
        }

        if (!sources)
        {
            annotations.AddRange(answer.Citations.Where(c => !marked.Contains(c.N)).Select(c => Annotate(c, answer.Text.Length, answer.Text.Length, link)));
            return new ChatText(answer.Text, annotations);
        }

        StringBuilder text = new(answer.Text);
        AppendList(text, answer.Citations, link, (citation, start, end) =>
        {
            if (!marked.Contains(citation.N))
            {
                annotations.Add(Annotate(citation, start, end, link));
            }
        });
        if (answer.Nearest.Count > 0)
        {
            text.Append("\n\n").Append(NearestHeading);
            AppendList(text, answer.Nearest, link, static (_, _, _) => { });
        }

        return new ChatText(text.ToString(), annotations);
    }

    private static void AppendList(StringBuilder text, IReadOnlyList<Citation> citations, Func<Citation, Uri> link, Action<Citation, int, int> placed)
    {
        text.Append(citations.Count > 0 ? "\n\n" : "");
        foreach ((int i, Citation citation) in citations.Index())
        {
            text.Append(i > 0 ? "\n" : "");
            int start = text.Length;
            string name = MarkdownText.Escape(MessageEntity.NameOf(citation));
            string quote = MarkdownText.Escape(string.Join(' ', citation.Quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            text.Append(CultureInfo.InvariantCulture, $"{citation.N}. [{name}](<{link(citation).AbsoluteUri}>): \"{quote}\"");
            placed(citation, start, text.Length);
        }
    }

    private static ChatAnnotation Annotate(Citation citation, int start, int end, Func<Citation, Uri> link) =>
        new("url_citation", new ChatUrlCitation(start, end, link(citation).AbsoluteUri, MessageEntity.NameOf(citation)));

    // Not behind a backslash: that is the document's own bracket.
    [GeneratedRegex(@"(?<!\\)\[\d{1,4}\]")]
    private static partial Regex Marker();
}
