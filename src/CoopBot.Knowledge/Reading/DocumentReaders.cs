namespace CoopBot.Knowledge.Reading;

/// <summary>All formats that the bot reads, chosen by the file's extension.</summary>
public sealed class DocumentReaders
{
    private readonly Dictionary<string, IDocumentReader> readers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The readers for .txt, .md, .html, .docx and .pdf.</summary>
    public DocumentReaders(ReadingLimits? limits = null)
        : this([new PlainTextReader(), new MarkdownReader(), new HtmlReader(), new WordReader(limits ?? new ReadingLimits()), new PdfReader()])
    {
    }

    /// <summary>The given readers.</summary>
    /// <exception cref="ArgumentException">Two of them read the same extension.</exception>
    public DocumentReaders(IEnumerable<IDocumentReader> readers)
    {
        ArgumentNullException.ThrowIfNull(readers);
        foreach (IDocumentReader reader in readers)
        {
            foreach (string extension in reader.Extensions)
            {
                this.readers.Add(extension, reader);
            }
        }
    }

    /// <summary>True when a file of that name is a document.</summary>
    public bool CanRead(string path) => readers.ContainsKey(Path.GetExtension(path));

    /// <summary>Reads a file that is already in memory.</summary>
    /// <param name="path">Its path; only the extension counts.</param>
    /// <param name="bytes">Its bytes.</param>
    public ReadResult Read(string path, ReadOnlyMemory<byte> bytes)
    {
        if (!readers.TryGetValue(Path.GetExtension(path), out IDocumentReader? reader))
        {
            return new ReadResult.Failure($"files of the type '{Path.GetExtension(path)}' are not read");
        }

        if (bytes.IsEmpty)
        {
            return new ReadResult.Failure("the file is empty");
        }

        try
        {
            ReadResult result = reader.Read(bytes);
            return result is ReadResult.Success { Content.Text.Text: var text } && !text.Any(char.IsLetterOrDigit)
                ? new ReadResult.Failure("the file holds no words")
                : result;
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // Parsers of foreign formats fail in more ways than they document; one file must not sink the others.
            return new ReadResult.Failure($"the file is damaged or not what its extension says ({exception.GetType().Name}: {FirstLine(exception.Message)})");
        }
    }

    private static string FirstLine(string message)
    {
        int end = message.AsSpan().IndexOfAny('\r', '\n');
        string line = end < 0 ? message : message[..end];
        return line.Length <= 160 ? line : string.Concat(line.AsSpan(0, 160), "…");
    }
}
