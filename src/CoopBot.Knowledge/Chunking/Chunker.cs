using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Chunking;

/// <summary>Cuts a document into passages that follow its headings and paragraphs and consist of whole sentences.</summary>
public static class Chunker
{
    /// <summary>The passages of a document, in order of their place.</summary>
    /// <param name="document">The document; its text must be that of <paramref name="text"/>.</param>
    /// <param name="text">The same text with its blocks.</param>
    /// <param name="options">Lengths and limits.</param>
    /// <returns>Exact slices of the text. Empty only when the text has no visible character.</returns>
    /// <exception cref="ArgumentException">The two texts differ.</exception>
    public static IReadOnlyList<Passage> Chunk(Document document, DocumentText text, ChunkingOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        if (!string.Equals(document.Text, text.Text, StringComparison.Ordinal))
        {
            throw new ArgumentException("The blocks belong to another text than the document's.", nameof(text));
        }

        List<Passage> passages = Chunk(document, text.Blocks, options);
        if (!passages.Exists(passage => TextShape.FirstLetter(passage.Text, new TextSpan(0, passage.Text.Length)) != '\0'))
        {
            // Headings alone, or all of it looks like furniture: then that is what the document says.
            Block[] plain = [.. text.Blocks.Select(block => block with { Kind = BlockKind.Paragraph, Level = 0 })];
            passages = Chunk(document, plain, options);
        }

        return passages;
    }

    private static List<Passage> Chunk(Document document, IReadOnlyList<Block> blocks, ChunkingOptions options)
    {
        var passages = new List<Passage>();
        foreach (Section section in Section.Of(document, blocks))
        {
            int context = options.CountTokens(PassageContext.Of(document.Title, section.HeadingPath));
            int longest = Math.Max(options.PreferredTokens / 4, options.PreferredTokens - context);
            ChunkUnit[] units = [.. section.Blocks.SelectMany(index => ChunkUnit.Of(document.Text, blocks, index, longest, options.CountTokens))];
            foreach (Range range in PassagePacker.Pack(units, context, options))
            {
                passages.Add(Build(document, section, units, range, passages.Count));
            }
        }

        return passages;
    }

    private static Passage Build(Document document, Section section, ChunkUnit[] units, Range range, int ordinal)
    {
        ChunkUnit[] own = units[range];
        var span = new TextSpan(own[0].Span.Start, own[^1].Span.End);
        return new Passage(document.Id, ordinal, span, span.Of(document.Text))
        {
            Title = document.Title,
            HeadingPath = Introduction(document.Text, units, range.Start.Value) is { } line ? [.. section.HeadingPath, line] : section.HeadingPath,
            Sentences = [.. own.Select(unit => unit.Span)],
            Page = own[0].Page,
        };
    }

    /// <summary>A passage that begins inside a list or a table carries its introducing line or header row as its nearest heading.</summary>
    private static string? Introduction(string text, ChunkUnit[] units, int start)
    {
        BlockKind kind = units[start].Kind;
        if (start == 0 || kind is not (BlockKind.ListItem or BlockKind.TableRow) || units[start - 1].Kind != kind)
        {
            return null;
        }

        int first = start;
        while (first > 0 && units[first - 1].Kind == kind)
        {
            first--;
        }

        return kind == BlockKind.TableRow ? units[first].Span.Of(text)
            : first > 0 && units[first - 1].LeadsOn ? units[first - 1].Span.Of(text)
            : null;
    }
}
