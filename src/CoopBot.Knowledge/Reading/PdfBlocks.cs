using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Reading;

/// <summary>Makes blocks of printed lines: headings by their type, list items by their marks, paragraphs across columns and pages.</summary>
internal static class PdfBlocks
{
    private const double LargerThanBody = 1.12;
    private const int LongestHeading = 16;

    public static DocumentText Of(IReadOnlyList<PdfLine> lines)
    {
        var builder = new BlockTextBuilder();
        if (lines.Count == 0)
        {
            return builder.Build();
        }

        double body = PdfRunningLines.BodySize([new PdfPageLines(lines)]);
        bool bodyBold = lines.Count(line => line.Bold) * 2 > lines.Count;
        double[] headingSizes = [.. lines.Where(line => line.Size > body * LargerThanBody).Select(line => line.Size).Distinct().OrderDescending()];
        var hyphens = new PdfHyphenation(lines);
        var open = new List<PdfLine>();
        for (int i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && (open.Count == 0 || GoesOn(open[^1], lines[i], open)))
            {
                open.Add(lines[i]);
                continue;
            }

            Write(open, builder, hyphens, line => Level(line, body, bodyBold, headingSizes));
            open.Clear();
            if (i < lines.Count)
            {
                open.Add(lines[i]);
            }
        }

        return builder.Build();
    }

    private static bool GoesOn(PdfLine before, PdfLine line, List<PdfLine> open)
    {
        if (line.IsRow || before.IsRow || IsItem(line) || Math.Abs(before.Size - line.Size) > 0.6 || before.Bold != line.Bold)
        {
            return false;
        }

        if (before.Page == line.Page && before.Block == line.Block)
        {
            return true;
        }

        // Over the end of a column or page only an unfinished sentence goes on.
        var all = new TextSpan(0, before.Text.Length);
        return !TextShape.EndsSentence(before.Text, all) && TextShape.LastMark(before.Text, all) != ':' && char.IsLower(TextShape.FirstLetter(line.Text, new TextSpan(0, line.Text.Length)))
            && TextShape.CountWords(open[0].Text, new TextSpan(0, open[0].Text.Length)) > 2;
    }

    private static void Write(List<PdfLine> open, BlockTextBuilder builder, PdfHyphenation hyphens, Func<PdfLine, int> level)
    {
        PdfLine first = open[0];
        string words = hyphens.Join(open);
        LineMark mark = LineMark.Of(words);
        int heading = level(first);
        bool closed = TextShape.EndsSentence(words, new TextSpan(0, words.Length));
        if (first.IsRow)
        {
            builder.Add(BlockKind.TableRow, words, 0, first.Page);
        }
        else if (heading > 0 && !closed && TextShape.CountWords(words, new TextSpan(0, words.Length)) <= LongestHeading)
        {
            builder.Add(BlockKind.Heading, words, heading, first.Page);
        }
        else
        {
            builder.Add(mark.Kind == BlockKind.ListItem ? BlockKind.ListItem : BlockKind.Paragraph, words[mark.Skip..], 0, first.Page);
        }
    }

    private static bool IsItem(PdfLine line) => LineMark.Of(line.Text).Kind == BlockKind.ListItem;

    /// <summary>Level of a heading in that type, 0 for running text.</summary>
    private static int Level(PdfLine line, double body, bool bodyBold, double[] headingSizes) =>
        line.Size > body * LargerThanBody ? 1 + Math.Min(5, Array.IndexOf(headingSizes, line.Size))
        : line.Bold && !bodyBold ? Math.Min(6, 1 + headingSizes.Length)
        : 0;
}
