using System.Numerics.Tensors;

namespace CoopBot.Retrieval.Dense;

/// <summary>Compares the query with every vector as it is.</summary>
/// <param name="vectors">Row after row.</param>
/// <param name="dimensions">Length of a row.</param>
internal sealed class ExactVectors(ReadOnlyMemory<float> vectors, int dimensions) : IVectorSearch
{
    public int Count { get; } = vectors.Length / dimensions;

    public IReadOnlyList<(int Row, float Score)> Nearest(ReadOnlySpan<float> query, int k)
    {
        var best = new TopK(k);
        for (int row = 0; row < Count; row++)
        {
            best.Add(row, Score(row, query));
        }

        return best.Ranked();
    }

    public float Score(int row, ReadOnlySpan<float> query) => TensorPrimitives.Dot(vectors.Span.Slice(row * dimensions, dimensions), query);
}
