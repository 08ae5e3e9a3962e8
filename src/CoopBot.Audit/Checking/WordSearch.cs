namespace CoopBot.Audit.Checking;

/// <summary>Finds words in a text, however they are wrapped into lines.</summary>
internal static class WordSearch
{
    /// <summary>Where the words stand: the place nearest to <paramref name="near"/>; null when they don't.</summary>
    /// <param name="text">A document's canonical text.</param>
    /// <param name="words">The words; any blanks between them match any others.</param>
    /// <param name="near">An offset.</param>
    public static (int Start, int End)? Find(string text, string words, int near)
    {
        string[] parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return null;
        }

        (int Start, int End)? best = null;
        for (int start = text.IndexOf(parts[0], StringComparison.Ordinal); start >= 0; start = text.IndexOf(parts[0], start + 1, StringComparison.Ordinal))
        {
            if (best is { } found && Math.Abs(start - near) >= Math.Abs(found.Start - near))
            {
                if (start > near)
                {
                    break; // from here on they only get further away
                }
            }
            else if (IsWhole(text, start, -1) && End(text, start, parts) is { } end && IsWhole(text, end - 1, 1))
            {
                best = (start, end);
            }
        }

        return best;
    }

    private static int? End(string text, int start, string[] parts)
    {
        int at = start;
        for (int i = 0; i < parts.Length; i++)
        {
            int blank = at;
            while (i > 0 && blank < text.Length && char.IsWhiteSpace(text[blank]))
            {
                blank++;
            }

            if ((i > 0 && blank == at) || !text.AsSpan(blank).StartsWith(parts[i], StringComparison.Ordinal))
            {
                return null;
            }

            at = blank + parts[i].Length;
        }

        return at;
    }

    /// <summary>Whether no word is cut in two there: "ten" isn't found in "often" or "tenth".</summary>
    private static bool IsWhole(string text, int edge, int outwards)
    {
        int outside = edge + outwards;
        return outside < 0 || outside >= text.Length || !char.IsLetterOrDigit(text[edge]) || !char.IsLetterOrDigit(text[outside]);
    }
}
