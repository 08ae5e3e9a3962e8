using System.Buffers;
using CoopBot.Inference.Encoders;
using CoopBot.Knowledge;
using CoopBot.Retrieval.Dense;
using CoopBot.Retrieval.Fusion;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Retrieval;

/// <summary>Ranks passages by their words and by their meaning, and fuses the two. Immutable, safe for concurrent use.</summary>
/// <remarks>Without an encoder, or over a snapshot without vectors, it ranks by words alone.</remarks>
public sealed class HybridRetriever : IRetriever
{
    private readonly RetrievalOptions options;
    private readonly Bm25Index index;
    private readonly ITextEncoder? encoder;
    private readonly IVectorSearch? vectors;

    private HybridRetriever(KnowledgeSnapshot knowledge, ITextEncoder? encoder, RetrievalOptions options)
    {
        Knowledge = knowledge;
        this.options = options;
        index = Bm25Index.Build(knowledge.Passages, options.Bm25);
        if (encoder is not null && knowledge.HasVectors)
        {
            if (encoder.Dimensions != knowledge.Dimensions)
            {
                throw new ArgumentException(
                    $"The encoder gives {encoder.Dimensions} dimensions, the snapshot holds {knowledge.Dimensions}.", nameof(encoder));
            }

            this.encoder = encoder;
            vectors = VectorSearch.Of(knowledge.Vectors, knowledge.Dimensions);
        }
    }

    public KnowledgeSnapshot Knowledge { get; }

    /// <summary>True when passages are ranked by meaning too.</summary>
    public bool IsHybrid => vectors is not null;

    /// <summary>What the corpus says about words.</summary>
    public ILexicalStatistics Statistics => index;

    /// <summary>Indexes a snapshot.</summary>
    /// <param name="knowledge">What to rank.</param>
    /// <param name="encoder">The encoder that made the snapshot's vectors; null ranks by words alone.</param>
    /// <param name="options">Null takes the defaults.</param>
    /// <exception cref="ArgumentException">The encoder is not the one that made the vectors.</exception>
    public static HybridRetriever Create(KnowledgeSnapshot knowledge, ITextEncoder? encoder = null, RetrievalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return new HybridRetriever(knowledge, encoder, options ?? new RetrievalOptions());
    }

    public async Task<IReadOnlyList<RankedPassage>> RetrieveAsync(string query, int k, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        return Rank(query, (await EncodeAsync(query, cancellationToken)).Span, k);
    }

    /// <summary>The question's vector; empty where passages have none.</summary>
    internal ValueTask<ReadOnlyMemory<float>> EncodeAsync(string query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return encoder is null || Knowledge.Passages.Count == 0 ? default : encoder.EncodeQuestionAsync(query, cancellationToken);
    }

    /// <summary>Ranks with the question's vector at hand; an empty one ranks by words alone.</summary>
    internal IReadOnlyList<RankedPassage> Rank(string query, ReadOnlySpan<float> question, int k)
    {
        (int Row, RankedPassage Ranked)[] best = RankRows(query, question, Wanted(k), []);
        return [.. best.Take(k).Select(static b => b.Ranked)];
    }

    /// <summary>Candidates that each ranker puts forward when the best <paramref name="k"/> are wanted.</summary>
    internal int Wanted(int k) => Math.Max(k, options.Candidates);

    /// <summary>Ranks everything that comes into question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="question">Its vector; empty ranks by words alone.</param>
    /// <param name="wanted">Candidates of each ranker.</param>
    /// <param name="further">Numbers of passages that are candidates whatever the two rankers say.</param>
    internal (int Row, RankedPassage Ranked)[] RankRows(string query, ReadOnlySpan<float> question, int wanted, IEnumerable<int> further)
    {
        float[] scores = ArrayPool<float>.Shared.Rent(Knowledge.Passages.Count);
        try
        {
            return RankRows(query, question, wanted, further, scores.AsSpan(0, Knowledge.Passages.Count));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private (int Row, RankedPassage Ranked)[] RankRows(string query, ReadOnlySpan<float> question, int wanted, IEnumerable<int> further, Span<float> scores)
    {
        string[] terms = [.. TextAnalyzer.Analyze(query).Select(static t => t.Text).Distinct(StringComparer.Ordinal)];
        index.Score(terms, scores);
        Dictionary<int, int> lexicalRanks = Ranks(Candidates.Best(scores, wanted));
        bool byMeaning = vectors is not null && !question.IsEmpty;
        Dictionary<int, int> denseRanks = byMeaning ? Ranks(vectors!.Nearest(question, wanted).Select(static n => n.Row)) : [];
        double idfSum = terms.Sum(index.Idf);
        var candidates = new List<(int Row, RankedPassage Ranked)>();
        foreach (int row in lexicalRanks.Keys.Union(denseRanks.Keys).Union(further))
        {
            float? cosine = byMeaning ? vectors!.Score(row, question) : null;
            double score = cosine is { } near ? ScoreFusion.Fuse(scores[row], idfSum, near, options.Fusion) : scores[row];
            candidates.Add((row, new RankedPassage(Knowledge.Passages[row], 0, score, scores[row], RankOf(lexicalRanks, row), cosine, RankOf(denseRanks, row))));
        }

        return InOrder(candidates);
    }

    /// <summary>Best first, of equals the earlier place first, numbered.</summary>
    internal static (int Row, RankedPassage Ranked)[] InOrder(IEnumerable<(int Row, RankedPassage Ranked)> candidates) =>
        [.. candidates.OrderByDescending(static c => c.Ranked.Score).ThenBy(static c => c.Row).Select(static (c, i) => (c.Row, c.Ranked with { Rank = i + 1 }))];

    private static Dictionary<int, int> Ranks(IEnumerable<int> passages) =>
        passages.Select(static (passage, i) => (passage, i)).ToDictionary(static p => p.passage, static p => p.i + 1);

    private static int? RankOf(Dictionary<int, int> ranks, int passage) => ranks.TryGetValue(passage, out int rank) ? rank : null;
}
