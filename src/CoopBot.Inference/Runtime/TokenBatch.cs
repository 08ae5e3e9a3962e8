namespace CoopBot.Inference.Runtime;

/// <summary>One sequence as a BERT model reads it.</summary>
/// <param name="Ids">Token numbers, special tokens included.</param>
/// <param name="SecondFrom">Index of the first token of the second text; the length of <paramref name="Ids"/> when there is one text.</param>
internal readonly record struct TokenSequence(int[] Ids, int SecondFrom);

/// <summary>Sequences padded to the longest of them, row after row.</summary>
internal sealed class TokenBatch
{
    public TokenBatch(IReadOnlyList<TokenSequence> sequences)
    {
        Count = sequences.Count;
        Width = sequences.Max(static s => s.Ids.Length);
        Ids = new long[Count * Width];
        Types = new long[Count * Width];
        Mask = new long[Count * Width];
        for (int row = 0; row < Count; row++)
        {
            TokenSequence sequence = sequences[row];
            int from = row * Width;
            for (int i = 0; i < sequence.Ids.Length; i++)
            {
                Ids[from + i] = sequence.Ids[i];
            }

            Mask.AsSpan(from, sequence.Ids.Length).Fill(1);
            Types.AsSpan(from + sequence.SecondFrom, sequence.Ids.Length - sequence.SecondFrom).Fill(1);
        }
    }

    /// <summary>Number of sequences.</summary>
    public int Count { get; }

    /// <summary>Tokens of each row, padding included.</summary>
    public int Width { get; }

    public long[] Ids { get; }

    public long[] Types { get; }

    public long[] Mask { get; }
}
