using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Chunking;

/// <summary>The smallest piece that a passage takes in whole: a sentence, a list item, a row, or a clause of an overlong sentence.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Block">Index of its block.</param>
/// <param name="Kind">Kind of its block.</param>
/// <param name="Words">Its length in words.</param>
/// <param name="Tokens">Its length in word pieces.</param>
/// <param name="Page">The page of its block.</param>
/// <param name="LeadsOn">True when what follows hangs on it: "The fee covers:", "What does it cost?"</param>
internal readonly record struct ChunkUnit(TextSpan Span, int Block, BlockKind Kind, int Words, int Tokens, int? Page, bool LeadsOn)
{
    /// <summary>The units of one block.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="longest">Word pieces that one unit may have at most.</param>
    /// <param name="countTokens">Counts word pieces.</param>
    public static IEnumerable<ChunkUnit> Of(string text, IReadOnlyList<Block> blocks, int index, int longest, Func<string, int> countTokens)
    {
        Block block = blocks[index];
        IReadOnlyList<TextSpan> sentences = SentenceSplitter.Split(text, block);
        for (int i = 0; i < sentences.Count; i++)
        {
            bool last = i == sentences.Count - 1;
            foreach (TextSpan piece in ClauseCutter.Cut(text, sentences[i], longest, countTokens))
            {
                bool leadsOn = last && piece.End == sentences[i].End && block.Kind != BlockKind.TableRow && TextShape.LastMark(text, piece) is ':' or '?';
                yield return new ChunkUnit(piece, index, block.Kind, TextShape.CountWords(text, piece), countTokens(piece.Of(text)), block.Page, leadsOn);
            }
        }
    }
}
