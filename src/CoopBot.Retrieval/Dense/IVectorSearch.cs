namespace CoopBot.Retrieval.Dense;

/// <summary>Finds the vectors nearest to a query's.</summary>
internal interface IVectorSearch
{
    /// <summary>The <paramref name="k"/> rows of highest inner product, best first; of equals the lower row first.</summary>
    IReadOnlyList<(int Row, float Score)> Nearest(ReadOnlySpan<float> query, int k);

    /// <summary>The exact inner product of one row and the query.</summary>
    float Score(int row, ReadOnlySpan<float> query);
}
