namespace CoopBot.Knowledge.Reading;

/// <summary>Reads one file format.</summary>
public interface IDocumentReader
{
    /// <summary>Extensions it reads, in small letters with the dot.</summary>
    IReadOnlyCollection<string> Extensions { get; }

    /// <summary>Extracts the text of a file.</summary>
    /// <param name="bytes">The whole file; not empty.</param>
    /// <returns>The text, or why there is none. A file that breaks the format is a failure, never an exception.</returns>
    ReadResult Read(ReadOnlyMemory<byte> bytes);
}
