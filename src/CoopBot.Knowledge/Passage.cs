using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge;

/// <summary>A span of one document: the unit we index, rank and cite.</summary>
/// <param name="DocumentId">The document it is cut from.</param>
/// <param name="Ordinal">Its number within the document, from 0, in order of place.</param>
/// <param name="Span">Where it stands in the document's canonical text.</param>
/// <param name="Text">The document's own words, unaltered: exactly that slice.</param>
public sealed record Passage(string DocumentId, int Ordinal, TextSpan Span, string Text)
{
    /// <summary>The document's title, for context; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>The headings above it, outermost first; may be empty.</summary>
    public IReadOnlyList<string> HeadingPath { get; init; } = [];

    /// <summary>The sentences (list items, table rows) that it consists of, in offsets of the document.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; init; } = [];

    /// <summary>The page it starts on, from 1, where the file has pages.</summary>
    public int? Page { get; init; }

    /// <summary>The nearest heading, or an empty text.</summary>
    public string Heading => HeadingPath.Count == 0 ? "" : HeadingPath[^1];
}
