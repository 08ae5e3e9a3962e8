using System.Numerics.Tensors;
using CoopBot.Retrieval.Dense;

namespace CoopBot.Retrieval.Tests.Dense;

public sealed class QuantizedVectorsTests
{
    [Theory]
    [InlineData(1, 32)]
    [InlineData(100, 33)] // not a multiple of the vector width
    [InlineData(20_000, 48)] // several chunks
    public void Nearest_RandomVectors_IsExact(int count, int dimensions)
    {
        var random = new Random(count);
        float[] vectors = Unit(random, count, dimensions);
        var quantized = new QuantizedVectors(vectors, dimensions);
        var exact = new ExactVectors(vectors, dimensions);

        for (int i = 0; i < 20; i++)
        {
            float[] query = Unit(random, 1, dimensions);
            foreach (int k in new[] { 1, 10, 200 })
            {
                Assert.Equal(exact.Nearest(query, k), quantized.Nearest(query, k));
            }
        }
    }

    [Fact]
    public void Nearest_ManyNearTies_IsExact()
    {
        // All rows within a hair of each other: bytes can't tell them apart.
        const int Dimensions = 64;
        var random = new Random(7);
        float[] center = Unit(random, 1, Dimensions);
        float[] vectors = new float[500 * Dimensions];
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = center[i % Dimensions] + (random.NextSingle() * 1e-4f);
        }

        var exact = new ExactVectors(vectors, Dimensions);

        Assert.Equal(exact.Nearest(center, 10), new QuantizedVectors(vectors, Dimensions).Nearest(center, 10));
    }

    [Fact]
    public void Nearest_ZeroVectorsAndZeroQuery_KeepTheOrderOfRows() =>
        Assert.Equal([(0, 0f), (1, 0f)], new QuantizedVectors(new float[3 * 32], 32).Nearest(new float[32], 2));

    [Fact]
    public void Dot_ExtremeBytes_DoesNotOverflow()
    {
        sbyte[] low = new sbyte[384];
        sbyte[] high = new sbyte[384];
        low.AsSpan().Fill(-127);
        high.AsSpan().Fill(127);

        Assert.Equal((-127 * 127 * 384, 127 * 127 * 384), (ByteDot.Dot(low, high), ByteDot.Dot(low, low)));
        Assert.Equal((-127 * 127 * 384, 127 * 127 * 384), (ByteDot.DotPortable(low, high), ByteDot.DotPortable(low, low)));
    }

    [Fact]
    public void Dot_RandomBytes_IsTheSumOfProducts()
    {
        var random = new Random(3);
        for (int i = 0; i < 200; i++)
        {
            sbyte[] x = [.. Enumerable.Range(0, 64).Select(_ => (sbyte)random.Next(-127, 128))];
            sbyte[] y = [.. Enumerable.Range(0, 64).Select(_ => (sbyte)random.Next(-127, 128))];
            int expected = x.Zip(y, static (a, b) => a * b).Sum();

            Assert.Equal((expected, expected), (ByteDot.Dot(x, y), ByteDot.DotPortable(x, y)));
        }
    }

    private static float[] Unit(Random random, int count, int dimensions)
    {
        float[] vectors = [.. Enumerable.Range(0, count * dimensions).Select(_ => (random.NextSingle() * 2) - 1)];
        for (int i = 0; i < count; i++)
        {
            Span<float> row = vectors.AsSpan(i * dimensions, dimensions);
            TensorPrimitives.Divide(row, TensorPrimitives.Norm(row), row);
        }

        return vectors;
    }
}
