namespace CoopBot.Knowledge.Text;

/// <summary>Finds headings that carry no mark: short, open-ended lines with a body below them.</summary>
internal static class HeadingDetector
{
    private const int LongestHeading = 110;

    /// <summary>Level of an unmarked heading below the document's title.</summary>
    private const int SectionLevel = 2;

    public static void Mark(string text, List<BlockDraft> drafts)
    {
        // Backwards, because a heading may stand above another heading.
        bool bodyBelow = false;
        for (int i = drafts.Count - 1; i >= 0; i--)
        {
            BlockDraft draft = drafts[i];
            switch (draft.Kind)
            {
                case BlockKind.Furniture or BlockKind.Caption:
                    continue;
                case BlockKind.ListItem when bodyBelow && IsNumberedHeading(text, drafts, i):
                    draft.Level = 1 + LineMark.Of(text.AsSpan(draft.Span.Start, draft.Span.Length)).Number.Split('.').Length;
                    draft.Kind = BlockKind.Heading;
                    break;
                case BlockKind.Paragraph when bodyBelow && IsHeading(text, drafts, i):
                    draft.Kind = BlockKind.Heading;
                    draft.Level = IsFirst(drafts, i) ? 1 : SectionLevel;
                    break;
                default:
                    bodyBelow = draft.Kind == BlockKind.Heading || draft.Kind is BlockKind.ListItem or BlockKind.TableRow || draft.Closed || draft.Words > 14
                        || TextShape.LastMark(text, draft.Span) == ':';
                    break;
            }
        }
    }

    private static bool IsHeading(string text, List<BlockDraft> drafts, int i)
    {
        BlockDraft draft = drafts[i];
        if (!draft.IsShortLine || draft.Span.Length > LongestHeading || draft.Words == 0 || TextShape.LastMark(text, draft.Span) is ',' or ';' or ':' or '-' or '–')
        {
            return false;
        }

        char first = TextShape.FirstLetter(text, draft.Span);
        if (!char.IsUpper(first) && !char.IsDigit(first))
        {
            return false;
        }

        return TitleCase.IsTitle(text, draft.Span) || ((IsFirst(drafts, i) || (draft.BlankBefore && draft.BlankAfter)) && draft.Words <= 14 && HasLetters(text, draft.Span));
    }

    /// <summary>"2. Fees" over a paragraph is a heading; among its like it is an item of a list.</summary>
    private static bool IsNumberedHeading(string text, List<BlockDraft> drafts, int i)
    {
        BlockDraft draft = drafts[i];
        bool alone = (i == 0 || drafts[i - 1].Kind is not BlockKind.ListItem) && (i + 1 < drafts.Count && drafts[i + 1].Kind is BlockKind.Paragraph or BlockKind.Heading);
        return alone && !draft.Closed && draft.Words <= 12 && draft.Lines == 1 && char.IsAsciiDigit(text[draft.Span.Start])
            && TextShape.LastMark(text, draft.Span) is not (',' or ';' or ':');
    }

    private static bool IsFirst(List<BlockDraft> drafts, int i)
    {
        for (int j = 0; j < i; j++)
        {
            if (drafts[j].Kind is not (BlockKind.Furniture or BlockKind.Caption))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasLetters(string text, TextSpan span)
    {
        int letters = 0;
        foreach (char c in text.AsSpan(span.Start, span.Length))
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters * 2 > span.Length;
    }
}
