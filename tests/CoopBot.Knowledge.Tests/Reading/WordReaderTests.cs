using System.IO.Compression;
using System.Text;
using CoopBot.Knowledge.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordDocument = DocumentFormat.OpenXml.Wordprocessing.Document;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace CoopBot.Knowledge.Tests.Reading;

public sealed class WordReaderTests
{
    [Fact]
    public void Read_Structure_BecomesBlocks()
    {
        byte[] file = Build(
            Styled("Title", "Handbook"), Styled("Heading1", "Opening"), Plain("The office opens ", "at nine."), Item(1, "Come early"), Item(1, "Bring a card"), Item(2, "a plain item"),
            new Table(Row("Name", "Price"), Row("Map", "3 euros")), Styled("Heading2", "Fees"), Plain("They are low."));

        ExtractedDocument content = ReadingAssert.Read("a.docx", file);

        Assert.Equal(
            [
                "Heading1: Handbook", "Heading1: Opening", "Paragraph: The office opens at nine.", "ListItem: 1. Come early", "ListItem: 2. Bring a card", "ListItem: a plain item",
                "TableRow: Name | Price", "TableRow: Map | 3 euros", "Heading2: Fees", "Paragraph: They are low.",
            ],
            ReadingAssert.Blocks(content));
        Assert.Equal(("The Town Handbook", "2020-02-03"), (content.Title, content.Date));
    }

    [Fact]
    public void Read_RevisedText_CountsWhatIsInsertedAndNotWhatIsDeleted()
    {
        byte[] file = Build(new Paragraph(
            new Run(new WordText("The fee is ") { Space = SpaceProcessingModeValues.Preserve }), new DeletedRun(new Run(new DeletedText("ten"))), new InsertedRun(new Run(new WordText("twelve"))),
            new Run(new WordText(" euros.") { Space = SpaceProcessingModeValues.Preserve })));

        Assert.Equal("The fee is twelve euros.", ReadingAssert.Read("a.docx", file).Text.Text);
    }

    [Fact]
    public void Read_BadFiles_AreNamed()
    {
        byte[] whole = Build(Plain("Words."));

        Assert.Equal("not a readable Word file: the file is cut off or no packed file at all", ReadingAssert.Fails("a.docx", whole[..(whole.Length / 2)]));
        Assert.Equal("not a readable Word file: the file is cut off or no packed file at all", ReadingAssert.Fails("a.docx", "just text"));
        Assert.Equal("the Word file is protected by a password, or in the old .doc format", ReadingAssert.Fails("a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.NotEmpty(ReadingAssert.Fails("a.docx", Zip(("other.txt", "text"u8.ToArray()))));
    }

    [Fact]
    public void Read_PackedBomb_IsRefusedBeforeItGoesOff()
    {
        byte[] bomb = Zip(("word/document.xml", new byte[40 << 20]));
        var limits = new ReadingLimits { MaximumUnpackedBytes = 10 << 20, MaximumPackingRatio = 1_000_000 };

        Assert.Equal("not a readable Word file: a part of it unpacks to more than 150 times its size", ReadingAssert.Fails("a.docx", bomb));
        Assert.Equal("not a readable Word file: it unpacks to more than 10 MB", Assert.IsType<ReadResult.Failure>(new WordReader(limits).Read(bomb)).Reason);
    }

    [Fact]
    public void Read_DeepNesting_IsNamed()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 20000)) + string.Concat(Enumerable.Repeat("</a>", 20000));

        Assert.Equal("not a readable Word file: its elements are nested too deeply", ReadingAssert.Fails("a.docx", Zip(("word/document.xml", Encoding.UTF8.GetBytes(deep)))));
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in parts)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Build(params OpenXmlElement[] elements)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart part = file.AddMainDocumentPart();
            part.Document = new WordDocument(new Body(elements));
            part.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(Style("Title", "Title"), Style("Heading1", "heading 1"), Style("Heading2", "heading 2"));
            part.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                List(1, NumberFormatValues.Decimal), List(2, NumberFormatValues.Bullet),
                new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 }, new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = 2 });
            file.PackageProperties.Title = "The Town Handbook";
            file.PackageProperties.Created = new DateTime(2020, 2, 3, 0, 0, 0, DateTimeKind.Utc);
        }

        return stream.ToArray();
    }

    private static AbstractNum List(int id, NumberFormatValues format) => new(new Level(new NumberingFormat { Val = format }) { LevelIndex = 0 }) { AbstractNumberId = id };

    private static Style Style(string id, string name) => new(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };

    private static Paragraph Styled(string style, string words) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new WordText(words)));

    private static Paragraph Plain(params string[] runs) => new(runs.Select(words => new Run(new WordText(words) { Space = SpaceProcessingModeValues.Preserve })));

    private static Paragraph Item(int list, string words) =>
        new(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = list })), new Run(new WordText(words)));

    private static TableRow Row(params string[] cells) => new(cells.Select(words => new TableCell(new Paragraph(new Run(new WordText(words))))));
}
