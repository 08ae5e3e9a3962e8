namespace CoopBot.Retrieval.Fusion;

/// <summary>How the lexical and the dense ranking become one. Default measured on three development collections (docs/adr/0004).</summary>
public sealed record FusionParameters
{
    /// <summary>Weight of the lexical score, 0 to 1; the cosine has the rest. Default 0.25: the lexical score spreads more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 1.</exception>
    public double LexicalWeight
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
            field = value;
        }
    } = 0.25;
}
