namespace CoopBot.Knowledge.Text;

/// <summary>A block while its kind is still being found out.</summary>
internal sealed class BlockDraft(BlockKind kind, TextSpan span)
{
    public BlockKind Kind { get; set; } = kind;

    public TextSpan Span { get; set; } = span;

    public int Level { get; set; }

    public int? Page { get; init; }

    /// <summary>True when the text itself marks the kind (a <c>#</c>, a bullet, a cell border).</summary>
    public bool Marked { get; init; }

    /// <summary>Number of lines that it was joined from.</summary>
    public int Lines { get; set; } = 1;

    public bool BlankBefore { get; init; }

    public bool BlankAfter { get; set; }

    /// <summary>Words it has; cached because every rule asks.</summary>
    public int Words { get; set; }

    /// <summary>True when it ends as a sentence does.</summary>
    public bool Closed { get; set; }

    public bool IsProse => Kind == BlockKind.Paragraph;

    /// <summary>Enough words and an end: what a document is about, as opposed to what stands around it.</summary>
    public bool IsBody => Kind == BlockKind.Paragraph && Closed && Words >= 12;

    /// <summary>A line that could be a label, a button or a heading.</summary>
    public bool IsShortLine => Kind == BlockKind.Paragraph && !Closed && Words <= 14 && Lines == 1;

    /// <summary>Reads words and end anew after the span was set.</summary>
    public BlockDraft Measure(string text)
    {
        Words = TextShape.CountWords(text, Span);
        Closed = TextShape.EndsSentence(text, Span);
        return this;
    }
}
