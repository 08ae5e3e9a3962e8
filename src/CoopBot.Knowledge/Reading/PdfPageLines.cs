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
internal sealed record PdfLine(string Text, int Page, int Block, double Height, double Size, bool Bold);

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

        IReadOnlyList<TextBlock> blocks = DocstrumBoundingBoxes.Instance.GetBlocks(words);
        var lines = new List<PdfLine>();
        int index = 0;
        foreach (TextBlock block in UnsupervisedReadingOrderDetector.Instance.Get(blocks).OrderBy(block => block.ReadingOrder))
        {
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

        return new PdfPageLines(lines);
    }

    private static double Median(Letter[] letters)
    {
        double[] sizes = [.. letters.Select(letter => letter.PointSize).Order()];
        return sizes.Length == 0 ? 0 : Math.Round(sizes[sizes.Length / 2], 1);
    }

    private static bool IsBold(Letter[] letters) =>
        letters.Count(letter => letter.FontName?.Contains("bold", StringComparison.OrdinalIgnoreCase) == true) * 2 > letters.Length;
}
