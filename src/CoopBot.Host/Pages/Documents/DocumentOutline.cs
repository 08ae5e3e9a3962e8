using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Host.Pages.Documents;

/// <summary>Finds what to show as headings, paragraphs and lists, by the passages that a document was cut into.</summary>
internal static class DocumentOutline
{
    private const string Cell = " | ";

    /// <summary>The blocks of a document in order of their place; every character but white space lies in exactly one.</summary>
    /// <param name="document">The document.</param>
    /// <param name="passages">Its passages in order of their place.</param>
    public static IReadOnlyList<DocumentBlock> Of(Document document, IReadOnlyList<Passage> passages)
    {
        List<DocumentBlock> blocks = [];
        HashSet<int> sentences = [.. passages.SelectMany(static p => p.Sentences).Select(static s => s.Start)];
        int end = 0;
        foreach (TextSpan quotable in Quotable(document.Text, passages))
        {
            blocks.AddRange(Unquoted(document, passages, new TextSpan(end, quotable.Start)));
            blocks.AddRange(Parts(document.Text, quotable, "\n\n").Select(p => Quoted(document.Text, p, sentences)));
            end = quotable.End;
        }

        blocks.AddRange(Unquoted(document, passages, new TextSpan(end, document.Text.Length)));
        return blocks;
    }

    /// <summary>The lines of a block that holds one item or row on each.</summary>
    public static IEnumerable<TextSpan> Lines(string text, TextSpan span) => Parts(text, span, "\n");

    /// <summary>The cells of a row.</summary>
    public static IEnumerable<TextSpan> Cells(string text, TextSpan row) => Parts(text, row, Cell);

    /// <summary>Where passages stand: those with nothing but white space between them count as one.</summary>
    private static List<TextSpan> Quotable(string text, IReadOnlyList<Passage> passages)
    {
        List<TextSpan> merged = [];
        foreach (TextSpan span in passages.Select(static p => p.Span))
        {
            if (merged.Count > 0 && (span.Start <= merged[^1].End || text.AsSpan(merged[^1].End, span.Start - merged[^1].End).IsWhiteSpace()))
            {
                merged[^1] = new TextSpan(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    private static IEnumerable<DocumentBlock> Unquoted(Document document, IReadOnlyList<Passage> passages, TextSpan gap)
    {
        IReadOnlyList<string> path = passages.FirstOrDefault(p => p.Span.Start >= gap.End)?.HeadingPath ?? [];
        foreach (TextSpan line in Parts(document.Text, gap, "\n"))
        {
            string words = line.Of(document.Text);
            int depth = path.Index().Where(h => h.Item == words).Select(static h => h.Index + 1).FirstOrDefault();
            bool title = depth == 0 && string.Equals(words, document.Title, StringComparison.OrdinalIgnoreCase);
            yield return new DocumentBlock(depth > 0 || title ? DocumentBlockKind.Heading : DocumentBlockKind.Aside, line, depth);
        }
    }

    private static DocumentBlock Quoted(string text, TextSpan span, HashSet<int> sentences)
    {
        TextSpan[] lines = [.. Lines(text, span)];

        // Lines that were wrapped begin in the middle of a sentence; items and rows are sentences of their own.
        bool list = lines.Length > 1 && lines.All(l => sentences.Contains(l.Start));
        bool table = list && lines.All(l => l.Of(text).Contains(Cell, StringComparison.Ordinal));
        return new DocumentBlock(table ? DocumentBlockKind.Table : list ? DocumentBlockKind.List : DocumentBlockKind.Text, span);
    }

    private static IEnumerable<TextSpan> Parts(string text, TextSpan span, string separator)
    {
        int start = span.Start;
        while (start < span.End)
        {
            int end = text.IndexOf(separator, start, span.End - start, StringComparison.Ordinal);
            end = end < 0 ? span.End : end;
            TextSpan part = Trim(text, new TextSpan(start, end));
            if (part.Length > 0)
            {
                yield return part;
            }

            start = end + separator.Length;
        }
    }

    private static TextSpan Trim(string text, TextSpan span)
    {
        int start = span.Start;
        int end = span.End;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
