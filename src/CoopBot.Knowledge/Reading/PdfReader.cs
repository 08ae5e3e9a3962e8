using System.Globalization;
using CoopBot.Knowledge.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace CoopBot.Knowledge.Reading;

/// <summary>Reads PDF files that hold text: in reading order, column by column, without running headers and footers, page numbers kept.</summary>
public sealed class PdfReader : IDocumentReader
{
    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true };

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; } = [".pdf"];

    /// <inheritdoc/>
    public ReadResult Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span[..Math.Min(1024, bytes.Length)].IndexOf("%PDF-"u8) < 0)
        {
            return new ReadResult.Failure("not a PDF: its header is missing");
        }

        try
        {
            using PdfDocument file = PdfDocument.Open(bytes.ToArray(), Options);
            return Read(file);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new ReadResult.Failure("the PDF is encrypted: it needs a password");
        }
    }

    private static ReadResult Read(PdfDocument file)
    {
        var pages = new List<PdfPageLines>();
        var notes = new List<string>();
        foreach (Page page in file.GetPages())
        {
            PdfPageLines lines = PdfPageLines.Of(page);
            pages.Add(lines);
            if (lines.Lines.Count == 0)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"page {page.Number} holds no text: scanned?"));
            }
        }

        if (pages.TrueForAll(page => page.Lines.Count == 0))
        {
            return new ReadResult.Failure(string.Create(CultureInfo.InvariantCulture, $"none of its {pages.Count} page(s) holds text: scanned? Recognise the text first"));
        }

        DocumentText text = PdfBlocks.Of(PdfRunningLines.Remove(pages));
        return new ReadResult.Success(new ExtractedDocument(text)
        {
            Title = Title(file.Information.Title) ?? text.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading)?.Span.Of(text.Text),
            Date = Date(file.Information.CreationDate),
            Notes = notes,
        });
    }

    /// <summary>Programs leave their own names for a file there; a title has words, not an extension.</summary>
    private static string? Title(string? stated)
    {
        string title = CanonicalText.OneLine(stated ?? "");
        return title.Length == 0 || title.StartsWith("Microsoft Word - ", StringComparison.Ordinal) || string.Equals(title, "untitled", StringComparison.OrdinalIgnoreCase)
            || Path.HasExtension(title) && !title.Contains(' ', StringComparison.Ordinal)
            ? null
            : title;
    }

    /// <summary><c>D:20230412093000+02'00'</c>: the day as the file states it, whatever the time zone.</summary>
    private static string? Date(string? stated)
    {
        string digits = stated?.StartsWith("D:", StringComparison.Ordinal) == true ? stated[2..] : stated ?? "";
        return digits.Length >= 8 ? DateText.TryRead($"{digits[..4]}-{digits[4..6]}-{digits[6..8]}") : null;
    }
}
