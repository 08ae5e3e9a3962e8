using System.Text;

namespace CoopBot.Knowledge.Reading;

/// <summary>Brings text to the one form that offsets count in: Unicode NFC, <c>\n</c> line ends, no control characters.</summary>
public static class CanonicalText
{
    /// <summary>The canonical form. Applying it twice changes nothing.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string clean = IsClean(text) ? text : Clean(text);
        return clean.IsNormalized(NormalizationForm.FormC) ? clean : clean.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The canonical form on one line: every run of white space becomes one space.</summary>
    public static string OneLine(string text)
    {
        string canonical = Of(text);
        var line = new StringBuilder(canonical.Length);
        bool gap = false;
        foreach (char c in canonical)
        {
            if (CoopBot.Knowledge.Text.TextShape.IsBlank(c))
            {
                gap = line.Length > 0;
            }
            else
            {
                if (gap)
                {
                    line.Append(' ');
                    gap = false;
                }

                line.Append(c);
            }
        }

        return line.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (char c in text)
        {
            if ((char.IsControl(c) && c is not ('\n' or '\t')) || char.IsSurrogate(c) || c is '\uFEFF' or '\u00AD' or '\u2028' or '\u2029')
            {
                return false;
            }
        }

        return true;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '\r')
            {
                clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            }
            else if (c is '\f' or '\v' or '\u0085' or '\u2028' or '\u2029')
            {
                clean.Append('\n');
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                // Half a character: Unicode normalisation refuses it.
                clean.Append('\uFFFD');
            }
            else if (!(char.IsControl(c) && c is not ('\n' or '\t')) && c is not ('\uFEFF' or '\u00AD'))
            {
                // Soft hyphens and byte order marks are invisible and would split words for every search.
                clean.Append(c);
            }
        }

        return clean.ToString();
    }
}
