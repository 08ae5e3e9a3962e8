using System.Text;
using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Reading;

/// <summary>Writes the canonical text of a structured file, block by block, and remembers where each stands.</summary>
internal sealed class BlockTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<Block> blocks = [];

    public bool IsEmpty => blocks.Count == 0;

    /// <summary>The last block, or null.</summary>
    public Block? Last => blocks.Count == 0 ? null : blocks[^1];

    /// <summary>Adds a block; white space in it becomes single spaces. A block without a visible character is left out.</summary>
    public void Add(BlockKind kind, string words, int level = 0, int? page = null) => Append(kind, CanonicalText.OneLine(words), level, page);

    /// <summary>Adds a block whose line ends matter (code, verse).</summary>
    public void AddLines(BlockKind kind, string words, int? page = null) => Append(kind, CanonicalText.Of(words).Trim(), 0, page);

    /// <summary>The text with its blocks.</summary>
    public DocumentText Build() => new(text.ToString(), [.. blocks]);

    private void Append(BlockKind kind, string words, int level, int? page)
    {
        if (words.Length == 0)
        {
            return;
        }

        if (blocks.Count > 0)
        {
            // Items and rows stand line by line, everything else apart.
            bool close = kind is BlockKind.ListItem or BlockKind.TableRow && blocks[^1].Kind == kind;
            text.Append(close ? "\n" : "\n\n");
        }

        int start = text.Length;
        text.Append(words);
        blocks.Add(new Block(kind, new TextSpan(start, text.Length), level, page));
    }
}
