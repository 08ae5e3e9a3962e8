namespace CoopBot.Knowledge.Text;

/// <summary>What the characters at the start of a line say about it.</summary>
/// <param name="Kind">The kind that the mark gives the line; Paragraph when there is no mark.</param>
/// <param name="Skip">Characters of the mark that don't belong to the words (<c>#</c>, a bullet).</param>
/// <param name="Level">Depth of a heading, else 0.</param>
/// <param name="Number">What a numbered line counts: <c>2.3</c>; empty otherwise.</param>
internal readonly record struct LineMark(BlockKind Kind, int Skip = 0, int Level = 0, string Number = "")
{
    /// <summary>Reads the mark of one line.</summary>
    public static LineMark Of(ReadOnlySpan<char> line)
    {
        if (IsRule(line))
        {
            return new LineMark(BlockKind.Furniture);
        }

        if (line[0] == '#')
        {
            int level = line.IndexOfAnyExcept('#');
            if (level is > 0 and <= 6 && TextShape.IsBlank(line[level]))
            {
                return new LineMark(BlockKind.Heading, SkipBlank(line, level), level);
            }
        }

        if (line[0] == '|' || line.Count('|') >= 3)
        {
            return new LineMark(BlockKind.TableRow);
        }

        if (line.Length > 2 && line[0] is '-' or '*' or '•' or '–' or '◦' or '▪' or '‣' or '·' or '●' or '■' && line.Length > 2 && TextShape.IsBlank(line[1]))
        {
            return new LineMark(BlockKind.ListItem, SkipBlank(line, 1));
        }

        return Numbered(line);
    }

    private static LineMark Numbered(ReadOnlySpan<char> line)
    {
        int i = line[0] == '(' ? 1 : 0;
        int start = i;
        while (i < line.Length && (char.IsAsciiDigit(line[i]) || (line[i] == '.' && i > start && i + 1 < line.Length && char.IsAsciiDigit(line[i + 1]))))
        {
            i++;
        }

        bool letter = i == start && i + 1 < line.Length && char.IsAsciiLetterLower(line[i]) && line[i + 1] == ')';
        i += letter ? 1 : 0;
        int digits = i - start;
        if (digits is 0 or > 8 || i >= line.Length)
        {
            return new LineMark(BlockKind.Paragraph);
        }

        string number = line[start..i].ToString();
        bool deep = number.Contains('.', StringComparison.Ordinal);
        bool closed = line[i] is '.' or ')';
        i += closed ? 1 : 0;

        // "2.3 Title" is numbered by its inner dot; "1992 was …" is not numbered; "3.5 percent" is told apart by the capital that follows.
        return (closed || deep) && i + 1 < line.Length && TextShape.IsBlank(line[i]) && (letter || number.Length <= 3 || deep)
            && (!deep || closed || char.IsUpper(line[SkipBlank(line, i)]))
            ? new LineMark(BlockKind.ListItem, Number: number)
            : new LineMark(BlockKind.Paragraph);
    }

    /// <summary>A line drawn with characters: <c>-----</c>, <c>* * *</c>, <c>|---|---|</c>.</summary>
    private static bool IsRule(ReadOnlySpan<char> line)
    {
        foreach (char c in line)
        {
            if (c is not ('-' or '=' or '*' or '_' or '~' or '|' or ':' or '+' or '—' or '.' or '\u0060' or ' ' or '\t'))
            {
                return false;
            }
        }

        return true;
    }

    private static int SkipBlank(ReadOnlySpan<char> line, int from)
    {
        while (from < line.Length - 1 && TextShape.IsBlank(line[from]))
        {
            from++;
        }

        return from;
    }
}
