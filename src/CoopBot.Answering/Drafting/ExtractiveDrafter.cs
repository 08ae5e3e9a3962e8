using System.Globalization;
using System.Text;
using CoopBot.Knowledge.Text;

namespace CoopBot.Answering.Drafting;

/// <summary>Writes an answer from statements: the documents' own sentences, the short answer in bold, a number behind each.</summary>
public static class ExtractiveDrafter
{
    /// <summary>The answer's Markdown.</summary>
    /// <param name="statements">In the order they are shown; at least one.</param>
    /// <remarks>One statement stands as a sentence; several are a list. Dates are shown where the sources differ in them.</remarks>
    public static Draft Compose(IReadOnlyList<Statement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentOutOfRangeException.ThrowIfZero(statements.Count, nameof(statements));
        bool dated = statements.Select(s => s.Document.Id).Distinct(StringComparer.Ordinal).Count() > 1
            && statements.Select(s => s.Document.Date).Distinct(StringComparer.Ordinal).Count() > 1;
        StringBuilder text = new();
        for (int i = 0; i < statements.Count; i++)
        {
            if (i > 0)
            {
                text.Append('\n');
            }

            if (statements.Count > 1)
            {
                text.Append("- ");
            }

            Append(text, statements[i], i + 1, indent: statements.Count > 1 ? "  " : "");
            if (dated)
            {
                text.Append(CultureInfo.InvariantCulture, $" ({statements[i].Document.Date ?? "undated"})");
            }
        }

        return new Draft(text.ToString(), statements);
    }

    /// <summary>One quoted statement with its marker before the full stop: "… **$200 million** a year [1]."</summary>
    public static string Quote(Statement statement, int number)
    {
        StringBuilder text = new();
        Append(text, statement, number, indent: "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, Statement statement, int number, string indent)
    {
        TextSpan span = statement.Span;
        string document = statement.Document.Text;
        int end = span.End;
        string[] lines = span.Of(document).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (statement.IsList && lines.Length > 1)
        {
            // An introducing line and its items: a list, as it stands in the document.
            text.Append(MarkdownText.Escape(lines[0])).Append(CultureInfo.InvariantCulture, $" [{number}]");
            foreach (string line in lines.Skip(1))
            {
                text.Append('\n').Append(indent).Append("- ").Append(MarkdownText.Escape(line)).Append(CultureInfo.InvariantCulture, $" [{number}]");
            }

            return;
        }

        bool stop = document[end - 1] == '.' && span.Length > 1 && document[end - 2] != '.' && char.IsLetterOrDigit(document[end - 2]);
        if (stop && !EndsInAbbreviation(document, span))
        {
            end--;
        }
        else
        {
            stop = false;
        }

        if (statement.Highlight is { } bold && bold.Start >= span.Start && bold.End <= end && bold.Length > 0)
        {
            text.Append(MarkdownText.Escape(document.AsSpan(span.Start, bold.Start - span.Start)))
                .Append("**").Append(MarkdownText.Escape(document.AsSpan(bold.Start, bold.Length))).Append("**")
                .Append(MarkdownText.Escape(document.AsSpan(bold.End, end - bold.End)));
        }
        else
        {
            text.Append(MarkdownText.Escape(document.AsSpan(span.Start, end - span.Start)));
        }

        text.Append(CultureInfo.InvariantCulture, $" [{number}]");
        if (stop)
        {
            text.Append('.');
        }
    }

    // "… in the U.S.", "… at 5 p.m." keep their full stop: it belongs to the word.
    private static bool EndsInAbbreviation(string document, TextSpan span) =>
        span.Length > 3 && char.IsLetter(document[span.End - 2]) && document[span.End - 3] == '.';
}
