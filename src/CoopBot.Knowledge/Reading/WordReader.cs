using System.Globalization;
using CoopBot.Knowledge.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CoopBot.Knowledge.Reading;

/// <summary>Reads Word files (.docx): headings by their styles, numbered and plain lists, tables row by row, footnotes at the end.</summary>
public sealed class WordReader(ReadingLimits limits) : IDocumentReader
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; } = [".docx"];

    /// <inheritdoc/>
    public ReadResult Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith(CompoundFile))
        {
            return new ReadResult.Failure("the Word file is protected by a password, or in the old .doc format");
        }

        if (PackedFile.FindProblem(bytes, limits) is { } problem)
        {
            return new ReadResult.Failure($"not a readable Word file: {problem}");
        }

        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        using WordprocessingDocument file = WordprocessingDocument.Open(stream, isEditable: false);
        if (file.MainDocumentPart?.Document?.Body is not { } body)
        {
            return new ReadResult.Failure("not a readable Word file: it has no text part");
        }

        var builder = new BlockTextBuilder();
        var styles = new WordStyles(file.MainDocumentPart);
        Write(body, builder, styles);
        foreach (Footnote note in file.MainDocumentPart.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? [])
        {
            if (note.Type is null || note.Type.Value == FootnoteEndnoteValues.Normal)
            {
                builder.Add(BlockKind.Paragraph, WordWords.Of(note));
            }
        }

        DocumentText text = builder.Build();
        string? title = CanonicalText.OneLine(file.PackageProperties.Title ?? "");
        return new ReadResult.Success(new ExtractedDocument(text)
        {
            Title = title.Length > 0 ? title : text.Blocks.FirstOrDefault(block => block is { Kind: BlockKind.Heading, Level: 1 })?.Span.Of(text.Text),
            Publisher = NullIfEmpty(file.ExtendedFilePropertiesPart?.Properties?.Company?.Text),
            Date = file.PackageProperties.Created?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });
    }

    private static void Write(OpenXmlElement container, BlockTextBuilder builder, WordStyles styles)
    {
        foreach (OpenXmlElement element in container.ChildElements)
        {
            switch (element)
            {
                case Paragraph paragraph:
                    (BlockKind kind, int level, string mark) = styles.Describe(paragraph);
                    if (kind != BlockKind.Furniture && WordWords.Of(paragraph) is var words && !string.IsNullOrWhiteSpace(words))
                    {
                        builder.Add(kind, mark + words, level);
                    }

                    break;
                case Table table:
                    foreach (TableRow row in table.Elements<TableRow>())
                    {
                        builder.Add(BlockKind.TableRow, Row(row));
                    }

                    break;
                case SdtBlock { SdtContentBlock: { } content }:
                    Write(content, builder, styles);
                    break;
                case CustomXmlBlock or InsertedRun:
                    Write(element, builder, styles);
                    break;
                default:
                    break;
            }
        }
    }

    private static string Row(TableRow row)
    {
        string[] cells = [.. row.Elements<TableCell>().Select(cell => CanonicalText.OneLine(WordWords.Of(cell)))];
        return Array.TrueForAll(cells, cell => cell.Length == 0) ? "" : string.Join(" | ", cells);
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : CanonicalText.OneLine(value);
}
