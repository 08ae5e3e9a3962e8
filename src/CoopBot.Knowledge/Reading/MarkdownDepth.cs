namespace CoopBot.Knowledge.Reading;

/// <summary>Guards the Markdown parser, whose time grows with the square of the nesting of quotes and lists.</summary>
internal static class MarkdownDepth
{
    private const int Deepest = 100;

    /// <summary>True when a line begins with more marks than any person would write.</summary>
    public static bool IsHostile(string text)
    {
        int marks = 0;
        bool prefix = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                marks = 0;
                prefix = true;
            }
            else if (prefix && (c == '>' || (c is '-' or '*' or '+' && i + 1 < text.Length && text[i + 1] is ' ' or '\t')))
            {
                if (++marks > Deepest)
                {
                    return true;
                }
            }
            else if (c is not (' ' or '\t'))
            {
                prefix = false;
            }
        }

        return false;
    }
}
