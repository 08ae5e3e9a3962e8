namespace CoopBot.Knowledge.Text;

/// <summary>Joins lines to blocks by their marks, blank lines and the way they wrap.</summary>
internal static class BlockAssembler
{
    public static List<BlockDraft> Assemble(string text)
    {
        List<TextLine> lines = TextLine.Read(text);
        bool[] joins = LineWrapping.FindJoins(text, lines);
        var drafts = new List<BlockDraft>();
        for (int i = 0; i < lines.Count; i++)
        {
            TextLine line = lines[i];
            LineMark mark = LineMark.Of(text.AsSpan(line.Span.Start, line.Span.Length));
            if (joins[i] && drafts.Count > 0)
            {
                BlockDraft open = drafts[^1];
                open.Span = open.Span with { End = line.Span.End };
                open.Lines++;
                open.BlankAfter = line.BlankAfter;
                continue;
            }

            if (IsUnderline(text, line, mark, drafts))
            {
                drafts[^1].Kind = BlockKind.Heading;
                drafts[^1].Level = text[line.Span.Start] == '=' ? 1 : 2;
                continue;
            }

            drafts.Add(new BlockDraft(mark.Kind, line.Span with { Start = line.Span.Start + mark.Skip })
            {
                Level = mark.Level,
                Marked = mark.Kind != BlockKind.Paragraph,
                BlankBefore = line.BlankBefore,
                BlankAfter = line.BlankAfter,
            });
        }

        foreach (BlockDraft draft in drafts)
        {
            draft.Measure(text);
        }

        return drafts;
    }

    /// <summary>A rule right below a short line underlines a heading.</summary>
    private static bool IsUnderline(string text, TextLine line, LineMark mark, List<BlockDraft> drafts) =>
        mark.Kind == BlockKind.Furniture && !line.BlankBefore && line.Span.Length >= 3 && text[line.Span.Start] is '=' or '-'
        && drafts.Count > 0 && drafts[^1] is { Kind: BlockKind.Paragraph, Lines: 1 } && drafts[^1].Span.Length <= 100
        && text.AsSpan(line.Span.Start, line.Span.Length).IndexOfAnyExcept('=', '-') < 0;
}
