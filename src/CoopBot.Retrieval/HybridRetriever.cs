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
        cancellationToken.ThrowIfCancellationRequested();
        ReadOnlyMemory<float> question = encoder is null || Knowledge.Passages.Count == 0
            ? default
            : await encoder.EncodeQuestionAsync(query, cancellationToken);
        return Rank(query, question.Span, k);
    }

    /// <summary>Ranks with the question's vector at hand; an empty one ranks by words alone.</summary>
    internal IReadOnlyList<RankedPassage> Rank(string query, ReadOnlySpan<float> question, int k)
    {
        float[] scores = ArrayPool<float>.Shared.Rent(Knowledge.Passages.Count);
        try
        {
            return Rank(query, question, k, scores.AsSpan(0, Knowledge.Passages.Count));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private RankedPassage[] Rank(string query, ReadOnlySpan<float> question, int k, Span<float> scores)
    {
        int wanted = Math.Max(k, options.Candidates);
        string[] terms = [.. TextAnalyzer.Analyze(query).Select(static t => t.Text).Distinct(StringComparer.Ordinal)];
        index.Score(terms, scores);
        Dictionary<int, int> lexicalRanks = Ranks(Candidates.Best(scores, wanted));
        if (vectors is null || question.IsEmpty)
        {
            var ranked = new List<RankedPassage>();
            foreach ((int passage, int rank) in lexicalRanks.Take(k))
            {
                ranked.Add(new RankedPassage(Knowledge.Passages[passage], rank, scores[passage], scores[passage], rank, Cosine: null, DenseRank: null));
            }

            return [.. ranked];
        }

        Dictionary<int, int> denseRanks = Ranks(vectors.Nearest(question, wanted).Select(static n => n.Row));
        double idfSum = terms.Sum(index.Idf);
        var candidates = new List<(int Passage, float Lexical, float Cosine, double Fused)>();
        foreach (int passage in lexicalRanks.Keys.Union(denseRanks.Keys))
        {
            float cosine = vectors.Score(passage, question);
            candidates.Add((passage, scores[passage], cosine, ScoreFusion.Fuse(scores[passage], idfSum, cosine, options.Fusion)));
        }

        return [.. candidates
            .OrderByDescending(static c => c.Fused).ThenBy(static c => c.Passage)
            .Take(k)
            .Select((c, i) => new RankedPassage(
                Knowledge.Passages[c.Passage], i + 1, c.Fused, c.Lexical, RankOf(lexicalRanks, c.Passage), c.Cosine, RankOf(denseRanks, c.Passage)))];
    }

    private static Dictionary<int, int> Ranks(IEnumerable<int> passages) =>
        passages.Select(static (passage, i) => (passage, i)).ToDictionary(static p => p.passage, static p => p.i + 1);

    private static int? RankOf(Dictionary<int, int> ranks, int passage) => ranks.TryGetValue(passage, out int rank) ? rank : null;
}
