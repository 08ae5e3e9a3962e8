using System.Globalization;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace CoopBot.Bench.Folder;

/// <summary>Writes a page as a PDF: a running header and page numbers, lines broken and hyphenated as print is.</summary>
internal static class PdfFile
{
    private const int LineLength = 68;
    private const double LineHeight = 14;
    private const double Top = 740;
    private const double Bottom = 120;

    public static byte[] Of(Page page)
    {
        using var builder = new PdfDocumentBuilder();
        builder.DocumentInformation.Title = page.Title;
        builder.DocumentInformation.CreationDate = string.Create(CultureInfo.InvariantCulture, $"D:{page.Date:yyyyMMdd}080000Z");
        PdfDocumentBuilder.AddedFont plain = builder.AddStandard14Font(Standard14Font.Helvetica);
        PdfDocumentBuilder.AddedFont bold = builder.AddStandard14Font(Standard14Font.HelveticaBold);
        PdfPageBuilder? sheet = null;
        double height = Bottom;
        int number = 0;
        foreach ((string line, double size, bool heading, double gap) in Lines(page))
        {
            height -= gap;
            if (sheet is null || height < Bottom)
            {
                sheet = builder.AddPage(PageSize.A4);
                number++;
                sheet.AddText($"Town of {Vocabulary.TownName}", 8, new PdfPoint(60, 810), plain);
                sheet.AddText(string.Create(CultureInfo.InvariantCulture, $"Page {number}"), 8, new PdfPoint(280, 30), plain);
                height = Top;
            }

            sheet.AddText(line, size, new PdfPoint(60, height), heading ? bold : plain);
        }

        return builder.Build();
    }

    private static IEnumerable<(string Line, double Size, bool Heading, double Gap)> Lines(Page page)
    {
        yield return (page.Title, 18, true, 0);
        foreach (Section section in page.Sections)
        {
            yield return (section.Heading, 13, true, 2.5 * LineHeight);
            IEnumerable<string> blocks = section.Paragraphs.Concat(section.Items.Select(item => "• " + item)).Concat(section.Rows.Select(row => string.Join(": ", row)));
            foreach (string block in blocks)
            {
                bool first = true;
                foreach (string line in Wrap(block))
                {
                    yield return (line, 10.5, false, first ? 1.9 * LineHeight : LineHeight);
                    first = false;
                }
            }
        }
    }

    /// <summary>Breaks a paragraph into lines; a long word at a line end is hyphenated.</summary>
    private static IEnumerable<string> Wrap(string text)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length + 1 + word.Length <= LineLength)
            {
                line = line.Length == 0 ? word : $"{line} {word}";
                continue;
            }

            int room = LineLength - line.Length - 2;
            bool hyphenates = word.Length >= 10 && room >= 4 && room <= word.Length - 4 && word.All(char.IsAsciiLetterLower);
            yield return hyphenates ? $"{line} {word[..room]}-" : line;
            line = hyphenates ? word[room..] : word;
        }

        yield return line;
    }
}
