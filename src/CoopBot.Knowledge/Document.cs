namespace CoopBot.Knowledge;

/// <summary>One source file as the bot knows it.</summary>
/// <param name="Id">Its front matter's <c>id</c>, else its path without the extension, with forward slashes.</param>
/// <param name="Path">Path below the knowledge folder, with forward slashes and the extension.</param>
/// <param name="Title">Front matter, else what the file itself calls its title, else its file name. May be empty in a suite.</param>
/// <param name="Text">The canonical text: NFC, <c>\n</c> line ends. Citations are slices of it.</param>
/// <param name="Hash"><c>sha256:</c> and the hexadecimal hash of the file's bytes.</param>
public sealed record Document(string Id, string Path, string Title, string Text, string Hash)
{
    /// <summary>Who published it, or null when the file doesn't say.</summary>
    public string? Publisher { get; init; }

    /// <summary>As precise as known: <c>2011</c>, <c>2011-03</c> or <c>2011-03-23</c>; null when not known.</summary>
    public string? Date { get; init; }

    /// <summary>Where it came from, as the front matter names it.</summary>
    public string? Source { get; init; }
}
