using System.Collections.Concurrent;
using CoopBot.Inference.Weights;
using FastBertTokenizer;

namespace CoopBot.Inference.Tokenization;

/// <summary>Turns text into the WordPiece token numbers of an uncased BERT vocabulary. Safe for concurrent use.</summary>
public sealed class WordPieceTokenizer
{
    // Words repeat: 20,000 of them cover most of a collection. More are cut anew each time, so that memory stays bounded.
    private const int CachedWords = 20_000;

    // A Hangul syllable decomposes into three letters, and each may become a token; nothing gives more.
    private const int MaxTokensPerCharacter = 4;

    private readonly BertTokenizer tokenizer = new();
    private readonly ConcurrentDictionary<string, int[]> pieces = new(StringComparer.Ordinal);
    private int cached;

    /// <param name="vocabulary">The bytes of a <c>vocab.txt</c>: one token a line, numbered from 0.</param>
    /// <exception cref="ModelUnavailableException">It lacks a special token.</exception>
    public WordPieceTokenizer(byte[] vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        try
        {
            using var reader = new StreamReader(new MemoryStream(vocabulary));
            tokenizer.LoadVocabulary(reader, convertInputToLowercase: true);
        }
        catch (InvalidOperationException e)
        {
            throw new ModelUnavailableException($"The vocabulary can't be used: {e.Message}", e);
        }

        int[] frame = Encode("", 2);
        (Cls, Sep) = (frame[0], frame[1]);
    }

    /// <summary>The token that opens a sequence.</summary>
    public int Cls { get; }

    /// <summary>The token that closes each text of a sequence.</summary>
    public int Sep { get; }

    /// <summary>The tokens of a text between <c>[CLS]</c> and <c>[SEP]</c>, cut to <paramref name="maxTokens"/> in all.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxTokens">At least 2.</param>
    public int[] Encode(string text, int maxTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 2);
        // A short text needs no buffer of full size.
        int size = Math.Min(maxTokens, (MaxTokensPerCharacter * text.Length) + 2);
        long[] ids = new long[size];
        int count = tokenizer.Encode(text, ids, new long[size]);
        return Array.ConvertAll(ids[..count], static id => (int)id);
    }

    /// <summary>The tokens of a text, each with the place of its word; no special tokens, no limit.</summary>
    /// <remarks>The same tokens as <see cref="Encode"/>, which is faster where places don't matter.</remarks>
    public IReadOnlyList<TextToken> EncodeWithOffsets(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<TextToken>(text.Length / 4);
        foreach ((int start, int end) in BasicTokenizer.Words(text))
        {
            foreach (int id in PiecesOf(text[start..end]))
            {
                tokens.Add(new TextToken(id, start, end));
            }
        }

        return tokens;
    }

    /// <summary>How many tokens the text takes, without special tokens.</summary>
    public int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BasicTokenizer.Words(text).Sum(word => PiecesOf(text[word.Start..word.End]).Length);
    }

    private int[] PiecesOf(string word)
    {
        if (pieces.TryGetValue(word, out int[]? known))
        {
            return known;
        }

        int[] ids = Encode(word, int.MaxValue)[1..^1];
        if (cached < CachedWords && pieces.TryAdd(word, ids))
        {
            Interlocked.Increment(ref cached);
        }

        return ids;
    }
}
