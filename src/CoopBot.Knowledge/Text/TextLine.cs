namespace CoopBot.Knowledge.Text;

/// <summary>One non-blank line of a text, without the white space around it.</summary>
/// <param name="Span">Where its visible characters stand.</param>
/// <param name="Indent">White-space characters before the first visible one.</param>
/// <param name="BlankBefore">True when a blank line, or the start of the text, stands before it.</param>
/// <param name="BlankAfter">True when a blank line, or the end of the text, stands behind it.</param>
internal readonly record struct TextLine(TextSpan Span, int Indent, bool BlankBefore, bool BlankAfter)
{
    /// <summary>The non-blank lines of a text, in order.</summary>
    public static List<TextLine> Read(string text)
    {
        var lines = new List<TextLine>();
        bool blank = true;
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            TextSpan span = TextShape.Trim(text, new TextSpan(start, end));
            if (span.Length > 0)
            {
                lines.Add(new TextLine(span, span.Start - start, blank, BlankAfter: false));
            }
            else if (lines.Count > 0)
            {
                lines[^1] = lines[^1] with { BlankAfter = true };
            }

            blank = span.Length == 0;
            start = end + 1;
        }

        if (lines.Count > 0)
        {
            lines[^1] = lines[^1] with { BlankAfter = true };
        }

        return lines;
    }
}
