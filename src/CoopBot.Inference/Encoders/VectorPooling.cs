using System.Numerics.Tensors;

namespace CoopBot.Inference.Encoders;

/// <summary>Makes one vector of the token vectors of a sequence.</summary>
internal static class VectorPooling
{
    /// <param name="tokens">Token vectors of one sequence, row after row; padding may follow.</param>
    /// <param name="count">Tokens of the sequence without padding.</param>
    /// <param name="width">Length of a token's vector.</param>
    /// <param name="pooling">Which way.</param>
    /// <returns>A vector of length <paramref name="width"/> and norm 1 (or all zero).</returns>
    public static float[] Pool(ReadOnlySpan<float> tokens, int count, int width, Pooling pooling)
    {
        float[] vector = tokens[..width].ToArray();
        if (pooling is Pooling.Mean)
        {
            // No division by the count: normalising takes care of the length.
            for (int i = 1; i < count; i++)
            {
                TensorPrimitives.Add(vector, tokens.Slice(i * width, width), vector);
            }
        }

        float norm = TensorPrimitives.Norm(vector);
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }

        return vector;
    }
}
