namespace CoopBot.Retrieval.Lexical;

/// <summary>The free parameters of BM25F, the ranking function with fields.</summary>
/// <remarks>
/// Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), 3.6. Defaults measured on
/// three development collections (docs/adr/0004).
/// </remarks>
public sealed record Bm25Parameters
{
    /// <summary>How slowly repeating a term stops helping. No unit; 0 ignores repetition.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public double K1 { get; init { ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; } } = 1.2;

    /// <summary>How much a long passage is held against it, 0 (not) to 1 (in full).</summary>
    public double B { get; init { ArgumentOutOfRangeException.ThrowIfNegative(value); ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1); field = value; } } = 0.75;

    /// <summary>Weight of a term in the title; one in the text weighs 1.</summary>
    public double TitleWeight { get; init { ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; } } = 1;

    /// <summary>Weight of a term in the headings above the passage.</summary>
    public double HeadingWeight { get; init { ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; } } = 1;
}
