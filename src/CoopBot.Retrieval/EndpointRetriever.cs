using System.Numerics.Tensors;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Endpoints;
using CoopBot.Knowledge;
using CoopBot.Retrieval.Dense;
using CoopBot.Retrieval.Fusion;
using Microsoft.Extensions.AI;

namespace CoopBot.Retrieval;

/// <summary>Lets the embeddings of an endpoint's model take part in the ranking. Immutable, safe for concurrent use.</summary>
/// <remarks>
/// The encoder's scores stay what they are, since the decision to answer was fitted on them: the model finds further candidates and
/// changes the order. When the endpoint can't be reached, the ranking is the one without it.
/// </remarks>
public sealed class EndpointRetriever : IRetriever
{
    private readonly HybridRetriever inner;
    private readonly IEmbeddingGenerator<string, Embedding<float>> model;
    private readonly EmbeddingMatrix matrix;
    private readonly IVectorSearch vectors;

    private EndpointRetriever(HybridRetriever inner, IEmbeddingGenerator<string, Embedding<float>> model, EmbeddingMatrix matrix)
    {
        this.inner = inner;
        this.model = model;
        this.matrix = matrix;
        vectors = VectorSearch.Of(matrix.Rows, matrix.Dimensions);
    }

    /// <inheritdoc/>
    public KnowledgeSnapshot Knowledge => inner.Knowledge;

    /// <summary>A retriever over the snapshot's vectors of that model.</summary>
    /// <param name="inner">Ranks without the endpoint.</param>
    /// <param name="model">The model that made <see cref="KnowledgeSnapshot.EndpointVectors"/>; asked to encode a question with <see cref="OnnxEncoder.QuestionProperty"/> set.</param>
    /// <exception cref="ArgumentException">The snapshot holds no vectors of an endpoint's model.</exception>
    public static EndpointRetriever Create(HybridRetriever inner, IEmbeddingGenerator<string, Embedding<float>> model)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(model);
        return new EndpointRetriever(
            inner, model, inner.Knowledge.EndpointVectors ?? throw new ArgumentException("The snapshot holds no vectors of an endpoint's model.", nameof(inner)));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RankedPassage>> RetrieveAsync(string query, int k, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        Task<float[]?> asked = EncodeAsync(query, cancellationToken); // on its way while the encoder works
        ReadOnlyMemory<float> question = await inner.EncodeAsync(query, cancellationToken);
        return await asked is { } served ? Rank(query, question.Span, served, k) : inner.Rank(query, question.Span, k);
    }

    private RankedPassage[] Rank(string query, ReadOnlySpan<float> question, float[] served, int k)
    {
        int wanted = inner.Wanted(k);
        (int Row, RankedPassage Ranked)[] candidates = inner.RankRows(query, question, wanted, vectors.Nearest(served, wanted).Select(static n => n.Row));
        double[] cosines = [.. candidates.Select(c => (double)vectors.Score(c.Row, served))];
        double[] scores = StandardScores.Mean([.. candidates.Select(static c => c.Ranked.Score)], cosines);
        IEnumerable<(int, RankedPassage)> scored = candidates.Select((c, i) => (c.Row, c.Ranked with { Score = scores[i], EndpointCosine = cosines[i] }));
        return [.. HybridRetriever.InOrder(scored).Take(k).Select(static c => c.Ranked)];
    }

    private async Task<float[]?> EncodeAsync(string query, CancellationToken cancellationToken)
    {
        try
        {
            EmbeddingGenerationOptions options = new() { AdditionalProperties = new() { [OnnxEncoder.QuestionProperty] = true } };
            GeneratedEmbeddings<Embedding<float>> made = await model.GenerateAsync([query], options, cancellationToken);
            return made is [{ } one] && one.Vector.Length == matrix.Dimensions ? Unit(one.Vector.Span) : null;
        }
        catch (EndpointUnavailableException)
        {
            return null; // whoever speaks to the endpoint has logged why
        }
    }

    private static float[] Unit(ReadOnlySpan<float> vector)
    {
        float[] unit = vector.ToArray();
        float norm = TensorPrimitives.Norm(unit);
        if (norm > 0)
        {
            TensorPrimitives.Divide(unit, norm, unit);
        }

        return unit;
    }
}
