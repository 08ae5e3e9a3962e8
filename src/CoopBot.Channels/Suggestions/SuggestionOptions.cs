using System.ComponentModel.DataAnnotations;

namespace CoopBot.Channels.Suggestions;

/// <summary>Settings of the questions that people are offered.</summary>
public sealed class SuggestionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Suggestions";

    /// <summary>Questions of the operator's own, offered first; one that the documents don't answer is left out. Default: none.</summary>
    public IList<string> Questions { get; init; } = [];

    /// <summary>Questions to make from the documents' own sentences and headings. Default 24; 0 makes none.</summary>
    [Range(0, 500)]
    public int Generated { get; set; } = 24;

    /// <summary>Least confidence of the answer to an offered question, 0 to 1. Default 0.6.</summary>
    [Range(0, 1)]
    public double MinimumConfidence { get; set; } = 0.6;

    /// <summary>Questions offered to begin with. Default 4.</summary>
    [Range(0, 10)]
    public int ToBeginWith { get; set; } = 4;
}
