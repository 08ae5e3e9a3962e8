using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace CoopBot.Knowledge.Reading;

/// <summary>One printed line.</summary>
/// <param name="Text">Its words, single spaces between them.</param>
/// <param name="Page">Page number from 1.</param>
/// <param name="Block">Number of the layout block it belongs to, within the page.</param>
/// <param name="Height">Distance of its baseline from the foot of the page, as a share of the page's height: 0 at the foot.</param>
/// <param name="Size">Size of its type, in points.</param>
/// <param name="Bold">True when most of it is set bold.</param>
internal sealed record PdfLine(string Text, int Page, int Block, double Height, double Size, bool Bold)
{
    /// <summary>True for a row of a table, its cells parted by bars.</summary>
    public bool IsRow { get; init; }
}

/// <summary>The lines of a page in reading order.</summary>
internal sealed record PdfPageLines(IReadOnlyList<PdfLine> Lines)
{
    public static PdfPageLines Of(Page page)
    {
        Word[] words = [.. page.GetWords(NearestNeighbourWordExtractor.Instance).Where(word => !string.IsNullOrWhiteSpace(word.Text))];
        if (words.Length == 0)
        {
            return new PdfPageLines([]);
        }

        List<PdfTable> tables = [.. PdfTable.Find(words)];
        var inTables = tables.SelectMany(table => table.Rows).SelectMany(row => row).SelectMany(cell => cell).ToHashSet(ReferenceEqualityComparer.Instance);
        Word[] running = [.. words.Where(word => !inTables.Contains(word))];
        IReadOnlyList<TextBlock> blocks = running.Length == 0 ? [] : DocstrumBoundingBoxes.Instance.GetBlocks(running);
        var lines = new List<PdfLine>();
        int index = 0;
        foreach (TextBlock block in UnsupervisedReadingOrderDetector.Instance.Get(blocks).OrderBy(block => block.ReadingOrder))
        {
            // A table stands before the first block that begins below its top.
            foreach (PdfTable table in tables.Where(table => block.BoundingBox.Top < table.Top && block.BoundingBox.Left < table.Right && table.Left < block.BoundingBox.Right).ToArray())
            {
                AddTable(lines, table, page, index++);
                tables.Remove(table);
            }

            foreach (TextLine line in block.TextLines)
            {
                Letter[] letters = [.. line.Words.SelectMany(word => word.Letters)];
                string text = CanonicalText.OneLine(line.Text);
                if (text.Length > 0)
                {
                    lines.Add(new PdfLine(text, page.Number, index, line.BoundingBox.Bottom / Math.Max(1, page.Height), Median(letters), IsBold(letters)));
                }
            }

            index++;
        }

        tables.ForEach(table => AddTable(lines, table, page, index++));
        return new PdfPageLines(lines);
    }

    private static void AddTable(List<PdfLine> lines, PdfTable table, Page page, int block)
    {
        foreach (Word[][] row in table.Rows)
        {
            string text = string.Join(" | ", row.Select(cell => CanonicalText.OneLine(string.Join(' ', cell.Select(word => word.Text)))));
            Letter[] letters = [.. row.SelectMany(cell => cell).SelectMany(word => word.Letters)];
            lines.Add(new PdfLine(text, page.Number, block, row[0][0].BoundingBox.Bottom / Math.Max(1, page.Height), Median(letters), IsBold(letters)) { IsRow = true });
        }
    }

    private static double Median(Letter[] letters)
    {
        double[] sizes = [.. letters.Select(letter => letter.PointSize).Order()];
        return sizes.Length == 0 ? 0 : Math.Round(sizes[sizes.Length / 2], 1);
    }

    private static bool IsBold(Letter[] letters) =>
        letters.Count(letter => letter.FontName?.Contains("bold", StringComparison.OrdinalIgnoreCase) == true) * 2 > letters.Length;
}
