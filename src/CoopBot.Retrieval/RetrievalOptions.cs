using System.ComponentModel.DataAnnotations;
using CoopBot.Retrieval.Fusion;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Retrieval;

/// <summary>How passages are ranked.</summary>
public sealed class RetrievalOptions
{
    public const string Section = "Retrieval";

    /// <summary>Candidates that each of the two rankers puts forward. Default 100.</summary>
    [Range(1, 10_000)]
    public int Candidates { get; set; } = 100;

    /// <summary>Parameters of the lexical score.</summary>
    public Bm25Parameters Bm25 { get; set; } = new();

    /// <summary>Parameters of the fusion.</summary>
    public FusionParameters Fusion { get; set; } = new();
}
