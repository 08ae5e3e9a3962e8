namespace CoopBot.Evaluation.Reporting;

/// <summary>The little Markdown that answers hold, as a person sees it: strong words, and escapes.</summary>
internal static class AnswerHtml
{
    private const string Strong = "**";

    /// <summary>The words, encoded; those between two pairs of asterisks are strong. What isn't closed stays as it stands.</summary>
    public static Html Of(string markdown)
    {
        List<Html> pieces = [];
        int from = 0;
        while (Next(markdown, from) is var open and >= 0 && Next(markdown, open + Strong.Length) is var close and >= 0)
        {
            pieces.Add(Html.Encode(Plain(markdown[from..open])));
            pieces.Add(Html.Of($"<strong>{Plain(markdown[(open + Strong.Length)..close])}</strong>"));
            from = close + Strong.Length;
        }

        pieces.Add(Html.Encode(Plain(markdown[from..])));
        return Html.Join(pieces);
    }

    /// <summary>The next pair of asterisks that isn't escaped; -1 when there is none.</summary>
    private static int Next(string markdown, int from)
    {
        for (int i = from; i + 1 < markdown.Length; i++)
        {
            if (markdown[i] == '\\')
            {
                i++;
            }
            else if (markdown.AsSpan(i).StartsWith(Strong))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Plain(string markdown) => string.Concat(
        markdown.Where((c, i) => c != '\\' || !IsEscape(markdown, i)));

    private static bool IsEscape(string markdown, int i)
    {
        int before = 0;
        while (before < i && markdown[i - before - 1] == '\\')
        {
            before++;
        }

        return before % 2 == 0 && i + 1 < markdown.Length && (char.IsPunctuation(markdown[i + 1]) || char.IsSymbol(markdown[i + 1]));
    }
}
