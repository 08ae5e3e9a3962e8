using Microsoft.Extensions.AI;

namespace CoopBot.Inference.Encoders;

/// <summary>Gives texts vectors whose inner product says how alike they are. <c>GenerateAsync</c> encodes passages.</summary>
public interface ITextEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Length of a vector.</summary>
    int Dimensions { get; }

    /// <summary>Names the model and all that shapes its vectors: vectors of two versions must not be compared.</summary>
    string Version { get; }

    /// <summary>Tokens of one text that the model sees, special ones included.</summary>
    int MaxTokens { get; }

    /// <summary>How many tokens the text takes, without special ones.</summary>
    int CountTokens(string text);

    /// <summary>The vector of a question, L2-normalised, to compare with those of passages.</summary>
    ValueTask<ReadOnlyMemory<float>> EncodeQuestionAsync(string question, CancellationToken cancellationToken);
}
