using AngleSharp.Dom;

namespace CoopBot.Knowledge.Reading;

/// <summary>Guards what walks a page by recursion: an element nested ten thousand deep would take the whole process down.</summary>
internal static class HtmlDepth
{
    /// <summary>Real pages stay below a hundred.</summary>
    public const int Deepest = 400;

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
