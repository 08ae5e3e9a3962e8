using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CoopBot.Bench.Folder;

/// <summary>Writes a page as a Word file with styles, a list and a table.</summary>
internal static class WordFile
{
    public static byte[] Of(Page page)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart part = file.AddMainDocumentPart();
            var body = new Body(Styled("Title", page.Title));
            foreach (Section section in page.Sections)
            {
                body.Append(Styled("Heading1", section.Heading));
                body.Append(section.Paragraphs.Select(words => Plain(words)));
                body.Append(section.Items.Select(Item));
                if (section.Rows.Count > 0)
                {
                    body.Append(new Table(section.Rows.Select(row => new TableRow(row.Select(cell => new TableCell(Plain(cell)))))));
                }
            }

            part.Document = new Document(body);
            part.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(Style("Title", "Title"), Style("Heading1", "heading 1"));
            part.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }) { LevelIndex = 0 }) { AbstractNumberId = 1 },
                new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });
            file.PackageProperties.Title = page.Title;
            file.PackageProperties.Created = page.Date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        }

        return stream.ToArray();
    }

    private static Style Style(string id, string name) => new(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };

    private static Paragraph Styled(string style, string words) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(words)));

    private static Paragraph Plain(string words) => new(new Run(new Text(words)));

    private static Paragraph Item(string words) =>
        new(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), new Run(new Text(words)));
}
