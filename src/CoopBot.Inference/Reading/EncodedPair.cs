using CoopBot.Inference.Runtime;
using CoopBot.Inference.Tokenization;

namespace CoopBot.Inference.Reading;

/// <summary>How much of a pair is read.</summary>
/// <param name="Query">Tokens kept of the question or claim.</param>
/// <param name="Pair">Tokens kept in all, special ones included.</param>
internal readonly record struct PairLimits(int Query, int Pair);

/// <summary>A pair as the model reads it: <c>[CLS] query [SEP] passage [SEP]</c>, with the way back to the passage's words.</summary>
/// <param name="Sequence">The tokens.</param>
/// <param name="Passage">The passage's tokens that were kept, with their places.</param>
/// <param name="AnswerFrom">Index into <paramref name="Passage"/> of the first token that may belong to an answer.</param>
internal sealed record EncodedPair(TokenSequence Sequence, IReadOnlyList<TextToken> Passage, int AnswerFrom)
{
    private const int SpecialTokens = 3;

    public static EncodedPair Of(ReaderPair pair, WordPieceTokenizer tokenizer, PairLimits limits)
    {
        int[] query = [.. tokenizer.EncodeWithOffsets(pair.Query).Take(limits.Query).Select(static t => t.Id)];
        int room = Math.Max(0, limits.Pair - SpecialTokens - query.Length);
        TextToken[] passage = [.. tokenizer.EncodeWithOffsets(pair.Passage).Take(room)];
        int[] ids = [tokenizer.Cls, .. query, tokenizer.Sep, .. passage.Select(static t => t.Id), tokenizer.Sep];
        int from = Array.FindIndex(passage, token => token.Start >= pair.SpanFrom);
        return new EncodedPair(new TokenSequence(ids, query.Length + 2), passage, from < 0 ? passage.Length : from);
    }

    /// <summary>The best answer by the span head's output: a start and an end logit for each token of the sequence.</summary>
    public AnswerSpan? BestSpan(ReadOnlySpan<float> logits, int maxTokens)
    {
        int count = Passage.Count - AnswerFrom;
        float[] starts = new float[count];
        float[] ends = new float[count];
        for (int i = 0; i < count; i++)
        {
            int token = Sequence.SecondFrom + AnswerFrom + i;
            starts[i] = logits[token * 2];
            ends[i] = logits[(token * 2) + 1];
        }

        return SpanSearch.Best(starts, ends, maxTokens) is var (first, last, probability, margin)
            ? new AnswerSpan(Passage[AnswerFrom + first].Start, Passage[AnswerFrom + last].End, probability, margin)
            : null;
    }
}
