namespace CoopBot.Knowledge.Text;

/// <summary>Tells a line end that only wraps a paragraph from one that ends it.</summary>
internal static class LineWrapping
{
    private const int NarrowestPage = 40;
    private const int WidestPage = 130;

    /// <summary>For each line: does it go on with what the line before it began?</summary>
    public static bool[] FindJoins(string text, List<TextLine> lines)
    {
        bool[] joins = new bool[lines.Count];
        int first = 0;
        while (first < lines.Count)
        {
            int last = first;
            while (last + 1 < lines.Count && !lines[last + 1].BlankBefore)
            {
                last++;
            }

            FindJoins(text, lines, first, last, joins);
            first = last + 1;
        }

        return joins;
    }

    private static void FindJoins(string text, List<TextLine> lines, int first, int last, bool[] joins)
    {
        int width = 0;
        for (int i = first; i <= last; i++)
        {
            width = Math.Max(width, lines[i].Span.Length);
        }

        bool wraps = IsWrapped(text, lines, first, last, width);
        for (int i = first + 1; i <= last; i++)
        {
            LineMark mark = LineMark.Of(text.AsSpan(lines[i].Span.Start, lines[i].Span.Length));
            LineMark above = LineMark.Of(text.AsSpan(lines[i - 1].Span.Start, lines[i - 1].Span.Length));
            if (mark.Kind != BlockKind.Paragraph || above.Kind is BlockKind.Heading or BlockKind.Furniture or BlockKind.TableRow)
            {
                continue;
            }

            bool ended = TextShape.EndsSentence(text, lines[i - 1].Span);
            bool goesOn = !ended && TextShape.LastMark(text, lines[i - 1].Span) != ':' && char.IsLower(TextShape.FirstLetter(text, lines[i].Span));
            bool hangs = lines[i].Indent > lines[i - 1].Indent && (above.Kind == BlockKind.ListItem || joins[i - 1]) && IsWithinItem(text, lines, joins, i - 1);
            joins[i] = goesOn || hangs || (wraps && DoesNotFit(text, lines, i, width));
        }
    }

    private static bool IsWithinItem(string text, List<TextLine> lines, bool[] joins, int i)
    {
        while (joins[i])
        {
            i--;
        }

        return LineMark.Of(text.AsSpan(lines[i].Span.Start, lines[i].Span.Length)).Kind == BlockKind.ListItem;
    }

    /// <summary>A wrapped stanza: most lines are so full that the next word would not have fitted.</summary>
    private static bool IsWrapped(string text, List<TextLine> lines, int first, int last, int width)
    {
        if (last == first || width is < NarrowestPage or > WidestPage)
        {
            return false;
        }

        int full = 0;
        for (int i = first + 1; i <= last; i++)
        {
            full += DoesNotFit(text, lines, i, width) ? 1 : 0;
        }

        return full * 10 >= (last - first) * 6;
    }

    private static bool DoesNotFit(string text, List<TextLine> lines, int i, int width)
    {
        TextSpan span = lines[i].Span;
        int word = span.Start;
        while (word < span.End && !TextShape.IsBlank(text[word]))
        {
            word++;
        }

        // Two characters of tolerance: justified text and trailing hyphens make widths uneven.
        return lines[i - 1].Span.Length + 1 + (word - span.Start) > width - 2;
    }
}
