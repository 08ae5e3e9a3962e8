using Microsoft.Extensions.AI;

namespace CoopBot.Knowledge.Tests;

/// <summary>Makes a small vector of a text's characters and counts what it was asked for.</summary>
internal sealed class StubEncoder(string model = "stub-1") : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 8;

    /// <summary>All texts that were encoded.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Called before each batch.</summary>
    public Action? Before { get; set; }

    /// <summary>How much of each vector is given.</summary>
    public int Length { get; init; } = Dimensions;

    public static float[] VectorOf(string text)
    {
        float[] vector = new float[Dimensions];
        foreach (char c in text)
        {
            vector[c % Dimensions]++;
        }

        float length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Before?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        string[] texts = [.. values];
        Texts.AddRange(texts);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(VectorOf(text).AsMemory(0, Length)))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("stub", null, model, Length) : null;

    public void Dispose()
    {
    }
}
