namespace CoopBot.Knowledge;

/// <summary>Embeddings, one a passage.</summary>
/// <param name="Rows">Row after row, each L2-normalised.</param>
/// <param name="Dimensions">Length of a row, at least 1.</param>
public sealed record EmbeddingMatrix(ReadOnlyMemory<float> Rows, int Dimensions);
