using Microsoft.Extensions.AI;

namespace CoopBot.Inference.Endpoints;

/// <summary>The embedding model of this program that runs elsewhere, if there is one.</summary>
/// <param name="current">The model; null: the encoder ranks alone.</param>
public sealed class EmbeddingModelSource(IEmbeddingGenerator<string, Embedding<float>>? current)
{
    /// <summary>The model; null without one. It throws <see cref="EndpointUnavailableException"/> when it gives nothing that can be used.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Current => current;
}
