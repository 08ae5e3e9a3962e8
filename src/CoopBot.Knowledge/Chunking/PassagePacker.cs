using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Chunking;

/// <summary>Groups the units of one section into passages, by the least total cost over all ways to cut it.</summary>
/// <remarks>
/// Each passage costs the square of its relative distance from the target length (more above it than below) and what its
/// cut tears apart. So a short paragraph joins its neighbour, a paragraph of one and a half times the target stays whole,
/// and a list stays with the line that introduces it, without a rule for each case.
/// </remarks>
internal static class PassagePacker
{
    private const double TooLongWeight = 1.5;
    private const double CutInParagraph = 0.5;
    private const double CutInList = 0.3;
    private const double CutBehindIntroduction = 4;

    /// <summary>A sentence longer than this is not repeated in the next window.</summary>
    private const int LongestOverlap = 45;

    /// <param name="units">Units of one section, in order.</param>
    /// <param name="contextTokens">Word pieces that title and headings take.</param>
    /// <param name="options">Target and limits.</param>
    /// <returns>Ranges of units; consecutive windows of one paragraph share a sentence.</returns>
    public static IReadOnlyList<Range> Pack(IReadOnlyList<ChunkUnit> units, int contextTokens, ChunkingOptions options)
    {
        // best[i]: least cost of cutting the first i units; from[i]: where the last passage of that cut begins.
        double[] best = new double[units.Count + 1];
        int[] from = new int[units.Count + 1];
        Array.Fill(best, double.PositiveInfinity, 1, units.Count);
        for (int start = 0; start < units.Count; start++)
        {
            int overlap = Overlap(units, start);
            int words = start > overlap ? units[overlap].Words : 0;
            int tokens = contextTokens + (start > overlap ? units[overlap].Tokens : 0);
            for (int end = start + 1; end <= units.Count; end++)
            {
                words += units[end - 1].Words;
                tokens += units[end - 1].Tokens;
                if (end > start + 1 && tokens > options.MaximumTokens)
                {
                    break;
                }

                double cost = best[start] + Misfit(words, tokens, options) + (end < units.Count ? Tear(units, end) : 0);
                if (cost < best[end])
                {
                    best[end] = cost;
                    from[end] = start;
                }
            }
        }

        var cuts = new Stack<Range>();
        for (int end = units.Count; end > 0; end = from[end])
        {
            cuts.Push(from[end]..end);
        }

        var ranges = new List<Range>(cuts.Count);
        int previous = -1;
        foreach (Range cut in cuts)
        {
            // A window that consists of the shared sentence alone would stand whole in the next one.
            int shared = Overlap(units, cut.Start.Value);
            previous = shared > previous ? shared : cut.Start.Value;
            ranges.Add(previous..cut.End);
        }

        return ranges;
    }

    /// <summary>Where a passage begins that is cut before <paramref name="start"/>: one sentence earlier within a paragraph.</summary>
    private static int Overlap(IReadOnlyList<ChunkUnit> units, int start) =>
        start > 0 && units[start].Kind == BlockKind.Paragraph && units[start - 1].Block == units[start].Block && units[start - 1].Words <= LongestOverlap
            ? start - 1
            : start;

    private static double Misfit(int words, int tokens, ChunkingOptions options)
    {
        double distance = (words - options.TargetWords) / (double)options.TargetWords;
        double excess = Math.Max(0, tokens - options.PreferredTokens) / (double)options.PreferredTokens;
        return (distance * distance * (distance > 0 ? TooLongWeight : 1)) + (4 * excess);
    }

    private static double Tear(IReadOnlyList<ChunkUnit> units, int cut)
    {
        ChunkUnit before = units[cut - 1];
        ChunkUnit after = units[cut];
        return before.LeadsOn ? CutBehindIntroduction
            : before.Block == after.Block ? CutInParagraph
            : after.Kind is BlockKind.ListItem or BlockKind.TableRow && before.Kind == after.Kind ? CutInList
            : 0;
    }
}
