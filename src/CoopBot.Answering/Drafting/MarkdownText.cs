using System.Text;

namespace CoopBot.Answering.Drafting;

/// <summary>Puts a document's words into Markdown so that they read there as they stand.</summary>
internal static class MarkdownText
{
    /// <summary>Escapes what Markdown or HTML would take as markup and folds line ends into blanks.</summary>
    public static string Escape(ReadOnlySpan<char> text)
    {
        StringBuilder result = new(text.Length + 8);
        foreach (char c in text)
        {
            switch (c)
            {
                case '\n':
                    result.Append(' ');
                    break;
                case '\\' or '*' or '`' or '[' or ']' or '<' or '~' or '|':
                    result.Append('\\').Append(c);
                    break;
                default:
                    result.Append(c);
                    break;
            }
        }

        return result.ToString();
    }
}
