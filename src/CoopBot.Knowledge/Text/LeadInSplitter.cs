namespace CoopBot.Knowledge.Text;

/// <summary>
/// Parts a run-in heading ("Border Security – The agency works …") from its paragraph, where several paragraphs of a
/// document begin like that: once is an aside, three times is a layout.
/// </summary>
internal static class LeadInSplitter
{
    private const int FewestToBelieve = 3;
    private const int LongestLeadIn = 9;

    /// <summary>Level of a run-in heading: below the headings that stand on lines of their own.</summary>
    private const int Level = 4;

    public static void Split(string text, List<BlockDraft> drafts)
    {
        var found = new Dictionary<BlockDraft, (int End, int Body)>();
        foreach (BlockDraft draft in drafts)
        {
            if (draft is { IsProse: true, Words: >= 10 } && Find(text, draft.Span) is { } cut)
            {
                found.Add(draft, cut);
            }
        }

        if (found.Count < FewestToBelieve)
        {
            return;
        }

        for (int i = 0; i < drafts.Count; i++)
        {
            if (found.TryGetValue(drafts[i], out (int End, int Body) cut))
            {
                BlockDraft whole = drafts[i];
                drafts[i] = new BlockDraft(BlockKind.Heading, whole.Span with { End = cut.End }) { Level = Level, Marked = true, BlankBefore = whole.BlankBefore }.Measure(text);
                drafts.Insert(++i, new BlockDraft(BlockKind.Paragraph, whole.Span with { Start = cut.Body }) { BlankAfter = whole.BlankAfter, Lines = whole.Lines }.Measure(text));
            }
        }
    }

    private static (int End, int Body)? Find(string text, TextSpan span)
    {
        int limit = Math.Min(span.End - 2, span.Start + 90);
        for (int i = span.Start + 1; i < limit; i++)
        {
            if (TextShape.IsTerminator(text[i]) && TextShape.IsBlank(text[i + 1]))
            {
                return null;
            }

            bool dash = text[i] is '–' or '—' && TextShape.IsBlank(text[i - 1]) && TextShape.IsBlank(text[i + 1]);
            bool colon = text[i] == ':' && TextShape.IsBlank(text[i + 1]);
            if (dash || colon)
            {
                TextSpan lead = TextShape.Trim(text, new TextSpan(span.Start, i));
                TextSpan rest = TextShape.Trim(text, new TextSpan(i + 1, span.End));
                return lead.Length > 0 && rest.Length > 0 && char.IsUpper(text[rest.Start])
                    && TextShape.CountWords(text, lead) <= LongestLeadIn && TitleCase.IsTitle(text, lead)
                    ? (lead.End, rest.Start)
                    : null;
            }
        }

        return null;
    }
}
