namespace CoopBot.Knowledge.Text;

/// <summary>Small questions about how a stretch of text looks. None of them knows a language or a subject.</summary>
internal static class TextShape
{
    /// <summary>The span without white space at its ends.</summary>
    public static TextSpan Trim(string text, TextSpan span)
    {
        int start = span.Start;
        int end = span.End;
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    /// <summary>White space, and the invisible marks that pages leave between words.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';

    /// <summary>The words of a stretch: what stands between white space and holds a letter or digit.</summary>
    public static List<TextSpan> Words(string text, TextSpan span)
    {
        var words = new List<TextSpan>();
        int i = span.Start;
        while (i < span.End)
        {
            int start = i;
            bool visible = false;
            while (i < span.End && !IsBlank(text[i]))
            {
                visible |= char.IsLetterOrDigit(text[i]);
                i++;
            }

            if (visible)
            {
                words.Add(new TextSpan(start, i));
            }

            i = Math.Max(i, start + 1);
        }

        return words;
    }

    /// <summary>How many words a stretch has.</summary>
    public static int CountWords(string text, TextSpan span)
    {
        int count = 0;
        bool inside = false;
        bool visible = false;
        for (int i = span.Start; i < span.End; i++)
        {
            bool blank = IsBlank(text[i]);
            if (blank && inside && visible)
            {
                count++;
            }

            inside = !blank;
            visible = !blank && (visible || char.IsLetterOrDigit(text[i]));
        }

        return count + (inside && visible ? 1 : 0);
    }

    /// <summary>The last character that is no closing quote or bracket, or NUL for an empty stretch.</summary>
    public static char LastMark(string text, TextSpan span)
    {
        for (int i = span.End - 1; i >= span.Start; i--)
        {
            if (!IsBlank(text[i]) && !IsCloser(text[i]))
            {
                return text[i];
            }
        }

        return '\0';
    }

    /// <summary>True when the stretch ends as a sentence does.</summary>
    public static bool EndsSentence(string text, TextSpan span) => IsTerminator(LastMark(text, span));

    /// <summary>Full stop, question and exclamation mark, ellipsis; also the East Asian ones.</summary>
    public static bool IsTerminator(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？';

    /// <summary>A quotation mark or bracket that closes.</summary>
    public static bool IsCloser(char c) => c is '"' or '\'' or '”' or '’' or '»' or ')' or ']' or '}' or '」' or '』';

    /// <summary>A quotation mark or bracket that opens.</summary>
    public static bool IsOpener(char c) => c is '"' or '\'' or '“' or '‘' or '«' or '(' or '[' or '{' or '¿' or '¡' or '`';

    /// <summary>The first letter or digit of the stretch, or NUL.</summary>
    public static char FirstLetter(string text, TextSpan span)
    {
        for (int i = span.Start; i < span.End; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return text[i];
            }
        }

        return '\0';
    }
}
