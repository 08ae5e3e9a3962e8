namespace CoopBot.Answering.Mentions;

/// <summary>A place where a text differs from the one it was made from.</summary>
/// <param name="Written">The words of the text; may be empty.</param>
/// <param name="Source">The words that stand there instead; may be empty.</param>
public sealed record WordEdit(IReadOnlyList<string> Written, IReadOnlyList<string> Source);

/// <summary>Compares a text word by word with one that it may be a copy of.</summary>
/// <remarks>Source: the longest common subsequence; what lies between its words are the edits.</remarks>
public static class WordEdits
{
    /// <summary>The edits, and the share of the text's words that both have in order, 0 to 1.</summary>
    public static (IReadOnlyList<WordEdit> Edits, double Kept) Between(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        string[] a = [.. Words.Of(text).Select(static w => w.Text)], b = [.. Words.Of(source).Select(static w => w.Text)];
        int[,] longest = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
            {
                longest[i, j] = Same(a[i], b[j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        List<WordEdit> edits = [];
        List<string> written = [], replaced = [];
        int at = 0, from = 0;
        while (at < a.Length || from < b.Length)
        {
            if (at < a.Length && from < b.Length && Same(a[at], b[from]))
            {
                Close(edits, written, replaced);
                (at, from) = (at + 1, from + 1);
            }
            else if (from >= b.Length || (at < a.Length && longest[at + 1, from] >= longest[at, from + 1]))
            {
                written.Add(a[at++]);
            }
            else
            {
                replaced.Add(b[from++]);
            }
        }

        Close(edits, written, replaced);
        return (edits, a.Length == 0 ? 0 : (double)longest[0, 0] / a.Length);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static void Close(List<WordEdit> edits, List<string> written, List<string> replaced)
    {
        if (written.Count + replaced.Count > 0)
        {
            edits.Add(new WordEdit([.. written], [.. replaced]));
            written.Clear();
            replaced.Clear();
        }
    }
}
