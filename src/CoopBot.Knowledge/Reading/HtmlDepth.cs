using System.Collections.Frozen;
using AngleSharp.Dom;

namespace CoopBot.Knowledge.Reading;

/// <summary>Guards what walks a page by recursion: an element nested ten thousand deep would take the whole process down.</summary>
internal static class HtmlDepth
{
    /// <summary>Real pages stay below a hundred.</summary>
    public const int Deepest = 400;

    /// <summary>Elements that need no closing tag, or have none: they say nothing of the depth.</summary>
    private static readonly FrozenSet<string> Unclosed = FrozenSet.ToFrozenSet(
        "p li td th tr dt dd option optgroup thead tbody tfoot colgroup html head body br hr img input meta link area base col embed source track wbr param".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Judges the tags before they are parsed, because the parser's time grows with the square of their nesting.</summary>
    public static bool IsHostile(string html)
    {
        int depth = 0;
        for (int i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            bool closes = html[i + 1] == '/';
            int start = i + (closes ? 2 : 1);
            int end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            if (end > start && !Unclosed.Contains(html[start..end]))
            {
                depth = Math.Max(0, depth + (closes ? -1 : 1));
                if (depth > 3 * Deepest)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>How deep the deepest element lies.</summary>
    public static int Of(IDocument page)
    {
        int deepest = 0;
        var open = new Stack<(INode Node, int Depth)>([(page.DocumentElement, 1)]);
        while (deepest <= Deepest && open.TryPop(out (INode Node, int Depth) next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (INode child in next.Node.ChildNodes)
            {
                open.Push((child, next.Depth + 1));
            }
        }

        return deepest;
    }
}
