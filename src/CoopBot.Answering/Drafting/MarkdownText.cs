using System.Text;

namespace CoopBot.Answering.Drafting;

/// <summary>Puts a document's words into Markdown so that they read there as they stand.</summary>
public static class MarkdownText
{
    /// <summary>Escapes what Markdown or HTML would take as markup, at a line's start too, and folds line ends into blanks.</summary>
    public static string Escape(ReadOnlySpan<char> text)
    {
        StringBuilder result = new(text.Length + 8);
        int block = BlockMark(text);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool markup = c is '\\' or '*' or '`' or '[' or ']' or '<' or '~' or '|' || i == block
                || (c == '_' && !IsInsideWord(text, i)) || (c == '&' && StartsEntity(text[(i + 1)..]));
            if (markup)
            {
                result.Append('\\');
            }

            result.Append(c == '\n' ? ' ' : c);
        }

        return result.ToString();
    }

    /// <summary>The sign that would make a heading, a quotation or a list of a line that starts like this; -1 when there is none.</summary>
    private static int BlockMark(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        ReadOnlySpan<char> rest = text[at..];
        bool marked = at == 0
            ? rest is ['>', ..] || (rest is ['-' or '+', ..] && IsBlank(rest, 1)) || (rest is ['#', ..] && IsBlank(rest, Math.Max(1, rest.IndexOfAnyExcept('#'))))
            : rest is ['.' or ')', ..] && IsBlank(rest, 1);
        return marked ? at : -1;
    }

    private static bool IsBlank(ReadOnlySpan<char> text, int at) => at >= text.Length || char.IsWhiteSpace(text[at]);

    // CommonMark: an underscore between letters or digits is no emphasis.
    private static bool IsInsideWord(ReadOnlySpan<char> text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    /// <summary>"lt;", "#60;": what makes a character of an ampersand.</summary>
    private static bool StartsEntity(ReadOnlySpan<char> text)
    {
        int end = text.IndexOf(';');
        return end > 0 && text[..end].TrimStart('#').IndexOfAnyExceptInRange('0', 'z') < 0;
    }
}
