using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Chunking;

/// <summary>Blocks that stand together under one heading, with nothing between them that is not to be quoted.</summary>
/// <param name="HeadingPath">The headings above, outermost first; the document's own title is left out.</param>
/// <param name="Blocks">Indexes of the blocks.</param>
internal sealed record Section(IReadOnlyList<string> HeadingPath, IReadOnlyList<int> Blocks)
{
    public static IEnumerable<Section> Of(Document document, IReadOnlyList<Block> blocks)
    {
        var headings = new List<(int Level, string Text)>();
        IReadOnlyList<string> path = [];
        var open = new List<int>();
        for (int i = 0; i < blocks.Count; i++)
        {
            Block block = blocks[i];
            bool alone = block.Kind == BlockKind.Caption;
            if (open.Count > 0 && (alone || block.Kind is BlockKind.Heading or BlockKind.Furniture))
            {
                yield return new Section(path, open);
                open = [];
            }

            if (block.Kind == BlockKind.Heading)
            {
                headings.RemoveAll(heading => heading.Level >= block.Level);
                headings.Add((block.Level, OneLine(block.Span.Of(document.Text))));
                path = [.. headings.Select(heading => heading.Text).Where(heading => !string.Equals(heading, document.Title, StringComparison.OrdinalIgnoreCase))];
            }
            else if (alone)
            {
                yield return new Section(path, [i]);
            }
            else if (block.Kind != BlockKind.Furniture)
            {
                open.Add(i);
            }
        }

        if (open.Count > 0)
        {
            yield return new Section(path, open);
        }
    }

    private static string OneLine(string heading) => heading.ReplaceLineEndings(" ");
}
