using Microsoft.Extensions.AI;

namespace CoopBot.Knowledge.Ingestion;

/// <summary>The name under which an encoder's embeddings are kept.</summary>
public static class EncoderIdentity
{
    /// <summary>Provider and model as the encoder states them. Another model must state another name, or old vectors would be taken for its own.</summary>
    public static string Of(IEmbeddingGenerator<string, Embedding<float>> encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        EmbeddingGeneratorMetadata? metadata = encoder.GetService<EmbeddingGeneratorMetadata>();
        string name = string.Join('/', new[] { metadata?.ProviderName, metadata?.DefaultModelId }.Where(part => !string.IsNullOrEmpty(part)));
        return name.Length > 0 ? name : encoder.GetType().FullName ?? encoder.GetType().Name;
    }
}
