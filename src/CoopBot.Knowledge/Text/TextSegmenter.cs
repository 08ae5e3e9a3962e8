using CoopBot.Knowledge.Text.Furniture;

namespace CoopBot.Knowledge.Text;

/// <summary>Finds the blocks of a plain text without altering a character of it.</summary>
public static class TextSegmenter
{
    /// <summary>Headings, paragraphs, list items, table rows, captions and page furniture, in order of their place.</summary>
    /// <param name="canonicalText">Any text; it is kept exactly, so that offsets into it hold.</param>
    /// <returns>The same text with its blocks. Every letter and digit lies in exactly one block.</returns>
    public static DocumentText Segment(string canonicalText)
    {
        ArgumentNullException.ThrowIfNull(canonicalText);
        List<BlockDraft> drafts = BlockAssembler.Assemble(canonicalText);
        CaptionDetector.Mark(canonicalText, drafts);
        LeadInSplitter.Split(canonicalText, drafts);
        FurnitureDetector.Mark(canonicalText, drafts);
        HeadingDetector.Mark(canonicalText, drafts);
        FurnitureDetector.MarkLooseEnds(canonicalText, drafts);
        return new DocumentText(canonicalText, [.. drafts.Select(draft => new Block(draft.Kind, draft.Span, draft.Level, draft.Page))]);
    }
}
