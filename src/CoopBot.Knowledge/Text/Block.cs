namespace CoopBot.Knowledge.Text;

/// <summary>What a block of a document is; decides how it is cut and whether it is indexed.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading; names the blocks below it and is no passage of its own.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>One row of a table, its cells parted by " | ".</summary>
    TableRow,

    /// <summary>The words under a picture or a table.</summary>
    Caption,

    /// <summary>Page furniture (navigation, banners, buttons, repeated lines): kept in the text, never a passage.</summary>
    Furniture,
}

/// <summary>One block of a document: a paragraph, a heading, a list item …</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in the canonical text, without surrounding white space.</param>
/// <param name="Level">Of a heading: its depth from 1. Elsewhere 0.</param>
/// <param name="Page">The page it stands on, from 1, where the file has pages.</param>
public sealed record Block(BlockKind Kind, TextSpan Span, int Level = 0, int? Page = null);

/// <summary>What reading a file gives: the canonical text and its blocks in order.</summary>
/// <param name="Text">Canonical text: NFC, <c>\n</c> line ends. Citations are slices of it.</param>
/// <param name="Blocks">Blocks in order of their place; they do not overlap.</param>
public sealed record DocumentText(string Text, IReadOnlyList<Block> Blocks);
