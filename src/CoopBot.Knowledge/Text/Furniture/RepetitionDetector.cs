using System.Text;

namespace CoopBot.Knowledge.Text.Furniture;

/// <summary>Keeps of repeated words the longest stretch, once: captions set twice, a teaser that stands again in its article.</summary>
internal static class RepetitionDetector
{
    /// <summary>Shorter stretches may well be said twice on purpose.</summary>
    private const int ShortestRepetition = 40;

    /// <summary>How far below its teaser an article's paragraph begins, in blocks.</summary>
    private const int Reach = 4;

    public static void Mark(string text, List<BlockDraft> drafts)
    {
        string[] keys = [.. drafts.Select(draft => draft.IsProse || draft.Kind == BlockKind.Caption ? Key(text, draft.Span) : "")];
        var captions = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < drafts.Count; i++)
        {
            if (keys[i].Length < ShortestRepetition)
            {
                continue;
            }

            bool seen = drafts[i].Kind == BlockKind.Caption && !captions.Add(keys[i]);
            if (seen || RepeatsAbove(drafts, keys, i) || StandsWithinNeighbour(drafts, keys, i))
            {
                drafts[i].Kind = BlockKind.Furniture;
            }
        }
    }

    /// <summary>The same words a few blocks above, in the same section.</summary>
    private static bool RepeatsAbove(List<BlockDraft> drafts, string[] keys, int i)
    {
        for (int j = i - 1; j >= Math.Max(0, i - Reach) && !MayHead(drafts[j]); j--)
        {
            if (keys[j] == keys[i])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Headings without marks are found later; until then any short line may be one.</summary>
    private static bool MayHead(BlockDraft draft) =>
        draft.Kind == BlockKind.Heading || draft.IsShortLine || draft is { Kind: BlockKind.ListItem, Closed: false, Words: <= 12 };

    private static bool StandsWithinNeighbour(List<BlockDraft> drafts, string[] keys, int i)
    {
        for (int j = Math.Max(0, i - 1); j <= Math.Min(drafts.Count - 1, i + Reach); j++)
        {
            if (j != i && drafts[j].Kind != BlockKind.Furniture && keys[j].Length > keys[i].Length && keys[j].Contains(keys[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Letters and digits alone: spacing, quotation marks and dots are set differently from place to place.</summary>
    private static string Key(string text, TextSpan span)
    {
        var key = new StringBuilder(span.Length);
        foreach (char c in text.AsSpan(span.Start, span.Length))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }
}
