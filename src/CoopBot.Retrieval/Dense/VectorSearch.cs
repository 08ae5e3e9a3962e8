namespace CoopBot.Retrieval.Dense;

/// <summary>Chooses how vectors are searched.</summary>
internal static class VectorSearch
{
    // Below this a pass over the vectors themselves takes a few milliseconds, and a copy in bytes isn't worth its memory.
    private const int FewRows = 10_000;

    /// <summary>A search over the rows; its results don't depend on which it is.</summary>
    public static IVectorSearch Of(ReadOnlyMemory<float> vectors, int dimensions) =>
        vectors.Length / dimensions < FewRows ? new ExactVectors(vectors, dimensions) : new QuantizedVectors(vectors, dimensions);
}
