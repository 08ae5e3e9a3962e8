using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Reading;

/// <summary>What a reader found in one file.</summary>
/// <param name="Text">Canonical text with its blocks.</param>
public sealed record ExtractedDocument(DocumentText Text)
{
    /// <summary>The id that the file gives itself, or null.</summary>
    public string? Id { get; init; }

    /// <summary>The title that the file gives itself, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The publisher that the file names, or null.</summary>
    public string? Publisher { get; init; }

    /// <summary><c>2011</c>, <c>2011-03</c> or <c>2011-03-23</c>, or null.</summary>
    public string? Date { get; init; }

    /// <summary>Where the file says it comes from, or null.</summary>
    public string? Source { get; init; }

    /// <summary>What could not be read though the rest could: "page 3 holds no text".</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Reading a file either gives its text or says why not. A bad file is an everyday thing, so it is a value.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>The file was read.</summary>
    public sealed record Success(ExtractedDocument Content) : ReadResult;

    /// <summary>The file could not be read.</summary>
    /// <param name="Reason">For people: what is wrong with the file, without its path.</param>
    public sealed record Failure(string Reason) : ReadResult;
}
