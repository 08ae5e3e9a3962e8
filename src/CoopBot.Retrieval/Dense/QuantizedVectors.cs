using System.Buffers;
using System.Numerics.Tensors;

namespace CoopBot.Retrieval.Dense;

/// <summary>Finds the exact nearest vectors with a first pass over a copy in bytes, a quarter of the memory to read.</summary>
/// <remarks>
/// The first pass is off by at most the norms of what rounding cut from the query and from the row (Cauchy and Schwarz), so
/// every row that could be among the best by that bound is compared again as it is: the result is that of
/// <see cref="ExactVectors"/>, not an approximation.
/// </remarks>
internal sealed class QuantizedVectors : IVectorSearch
{
    private const int RowsAtATime = 8192;

    private readonly ReadOnlyMemory<float> vectors;
    private readonly int dimensions;
    private readonly int width;
    private readonly int count;
    private readonly sbyte[] codes;
    private readonly float[] scales;
    private readonly float rowError; // norm of what rounding cut from a row, at most

    public QuantizedVectors(ReadOnlyMemory<float> vectors, int dimensions)
    {
        this.vectors = vectors;
        this.dimensions = dimensions;
        width = ByteDot.PaddedLength(dimensions);
        count = vectors.Length / dimensions;
        codes = GC.AllocateUninitializedArray<sbyte>(count * width); // one array: 5 million rows of 384
        scales = new float[count];
        float[] errors = new float[(count + RowsAtATime - 1) / RowsAtATime];
        Parallel.For(0, errors.Length, chunk =>
        {
            for (int row = chunk * RowsAtATime; row < Math.Min(count, (chunk + 1) * RowsAtATime); row++)
            {
                (scales[row], float error) = Quantize(Row(row), codes.AsSpan(row * width, width));
                errors[chunk] = Math.Max(errors[chunk], error);
            }
        });
        rowError = errors.Length == 0 ? 0 : errors.Max();
    }

    /// <summary>Rows that the last search compared exactly: for measurements.</summary>
    internal int LastRescored { get; private set; }

    public IReadOnlyList<(int Row, float Score)> Nearest(ReadOnlySpan<float> query, int k)
    {
        sbyte[] code = new sbyte[width];
        (float scale, float queryError) = Quantize(query, code);
        // |q.x - q'.x'| = |q.(x - x') + (q - q').x'|, with |x'| <= |x| + |x - x'| and unit rows; a little for the rounding of sums.
        float slack = (TensorPrimitives.Norm(query) * rowError) + (queryError * (1 + rowError)) + 1e-5f;
        float[] approximate = ArrayPool<float>.Shared.Rent(count);
        try
        {
            Parallel.For(0, (count + RowsAtATime - 1) / RowsAtATime, chunk =>
            {
                for (int row = chunk * RowsAtATime; row < Math.Min(count, (chunk + 1) * RowsAtATime); row++)
                {
                    approximate[row] = ByteDot.Dot(code, codes.AsSpan(row * width, width)) * scale * scales[row];
                }
            });
            return Rescore(query, k, approximate.AsSpan(0, count), slack);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(approximate);
        }
    }

    public float Score(int row, ReadOnlySpan<float> query) => TensorPrimitives.Dot(Row(row), query);

    private List<(int Row, float Score)> Rescore(ReadOnlySpan<float> query, int k, ReadOnlySpan<float> approximate, float slack)
    {
        var first = new TopK(k);
        first.AddRange(0, approximate);

        // The k-th best exact score is at least the worst exact score of these k; nothing that is below it by more than the slack can enter.
        float floor = float.PositiveInfinity;
        foreach ((int row, _) in first.Ranked())
        {
            floor = Math.Min(floor, Score(row, query));
        }

        var best = new TopK(k);
        LastRescored = 0;
        for (int row = 0; row < approximate.Length; row++)
        {
            if (approximate[row] >= floor - slack)
            {
                best.Add(row, Score(row, query));
                LastRescored++;
            }
        }

        return [.. best.Ranked()];
    }

    private ReadOnlySpan<float> Row(int row) => vectors.Span.Slice(row * dimensions, dimensions);

    /// <summary>Rounds a vector to steps of a 127th of its largest component.</summary>
    /// <returns>The step, and the norm of what rounding cut.</returns>
    private static (float Scale, float Error) Quantize(ReadOnlySpan<float> vector, Span<sbyte> code)
    {
        float largest = vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector));
        float scale = largest > 0 ? largest / sbyte.MaxValue : 1;
        double error = 0;
        code.Clear();
        for (int i = 0; i < vector.Length; i++)
        {
            code[i] = (sbyte)MathF.Round(vector[i] / scale);
            double cut = vector[i] - ((double)code[i] * scale);
            error += cut * cut;
        }

        return (scale, (float)Math.Sqrt(error));
    }
}
