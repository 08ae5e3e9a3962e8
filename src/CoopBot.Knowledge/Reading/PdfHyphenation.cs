using System.Text;

namespace CoopBot.Knowledge.Reading;

/// <summary>Joins lines to running text and takes back the hyphens that only the line end made.</summary>
internal sealed class PdfHyphenation
{
    private readonly HashSet<string> compounds = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="lines">All lines of the file: a compound that stands whole in one of them keeps its hyphen everywhere.</param>
    public PdfHyphenation(IReadOnlyList<PdfLine> lines)
    {
        foreach (PdfLine line in lines)
        {
            foreach (string word in line.Text.Split(' '))
            {
                int hyphen = word.IndexOf('-', StringComparison.Ordinal);
                if (hyphen > 0 && hyphen < word.Length - 1)
                {
                    compounds.Add(Bare(word));
                }
            }
        }
    }

    public string Join(IReadOnlyList<PdfLine> lines)
    {
        var text = new StringBuilder();
        foreach (PdfLine line in lines)
        {
            if (text.Length == 0)
            {
                text.Append(line.Text);
            }
            else if (text[^1] == '-' && text.Length > 1 && char.IsLetter(text[^2]) && char.IsLower(line.Text[0]))
            {
                string head = LastWord(text);
                string tail = line.Text.Split(' ')[0];
                if (!compounds.Contains(Bare(head + tail)))
                {
                    text.Length--;
                }

                text.Append(line.Text);
            }
            else
            {
                text.Append(text[^1] == '-' && text.Length > 1 && char.IsLetterOrDigit(text[^2]) ? "" : " ").Append(line.Text);
            }
        }

        return text.ToString();
    }

    private static string LastWord(StringBuilder text)
    {
        int start = text.Length;
        while (start > 0 && text[start - 1] != ' ')
        {
            start--;
        }

        return text.ToString(start, text.Length - start);
    }

    private static string Bare(string word) => word.Trim('.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '“', '”', '’');
}
