namespace CoopBot.Retrieval.Fusion;

/// <summary>How the lexical and the dense ranking become one. Defaults measured on three development collections (docs/adr/0004).</summary>
public sealed record FusionParameters
{
    /// <summary>Weight of the lexical score, 0 to 1; the dense score has the rest.</summary>
    public double LexicalWeight { get; init; } = 0.5;
}
