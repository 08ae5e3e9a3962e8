using CoopBot.Knowledge.Text;

namespace CoopBot.Host.Pages.Documents;

/// <summary>What a block of a document is shown as.</summary>
public enum DocumentBlockKind
{
    /// <summary>Running text; line ends in it are kept.</summary>
    Text,

    /// <summary>A list: each line is an item.</summary>
    List,

    /// <summary>A table: each line is a row, its cells parted by " | ".</summary>
    Table,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>What stands in the file but is never cited: navigation, banners, repeated lines.</summary>
    Aside,
}

/// <summary>A stretch of a document that is shown as one element.</summary>
/// <param name="Kind">What it is shown as.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Level">Of a heading: its depth below the title, from 1. 0 is the title itself, which the page shows already.</param>
public sealed record DocumentBlock(DocumentBlockKind Kind, TextSpan Span, int Level = 0)
{
    /// <summary>What a link to the block names.</summary>
    public string Anchor => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"at-{Span.Start}");
}
