namespace CoopBot.Bench.Folder;

/// <summary>One document before it takes a file format.</summary>
/// <param name="Id">Its path without the extension, which becomes its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">Year, month and day.</param>
/// <param name="Sections">What it says.</param>
internal sealed record Page(string Id, string Title, DateOnly Date, IReadOnlyList<Section> Sections);

/// <summary>A part of a page.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Paragraphs">Running text.</param>
internal sealed record Section(string Heading, params IReadOnlyList<string> Paragraphs)
{
    /// <summary>Items below the text; may be empty.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Rows of a table below the text, header first; may be empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}

/// <summary>A question or claim about the pages whose outcome is known.</summary>
/// <param name="Text">The question or the claim.</param>
/// <param name="IsClaim">True for a claim.</param>
/// <param name="Expect">The outcome in the words of the suite format.</param>
/// <param name="Must">What the answer must say, as a regular expression; null when it refuses.</param>
/// <param name="Document">The document to be cited; null when none.</param>
/// <param name="Tag">What it tries.</param>
internal sealed record Case(string Text, bool IsClaim, string Expect, string? Must, string? Document, string Tag);
