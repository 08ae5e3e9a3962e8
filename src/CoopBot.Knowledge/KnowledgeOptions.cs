using System.ComponentModel.DataAnnotations;
using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Reading;

namespace CoopBot.Knowledge;

/// <summary>How documents are read and cut.</summary>
public sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>How documents are cut into passages. Another value here cuts all documents anew.</summary>
    public ChunkingSettings Chunking { get; set; } = new();

    /// <summary>What one file may cost.</summary>
    public ReadingLimits Limits { get; set; } = new();
}

/// <summary>What of <see cref="ChunkingOptions"/> can be set.</summary>
public sealed class ChunkingSettings
{
    /// <inheritdoc cref="ChunkingOptions.TargetWords"/>
    [Range(10, 10_000)]
    public int TargetWords { get; set; } = 110;

    /// <inheritdoc cref="ChunkingOptions.PreferredTokens"/>
    [Range(32, 10_000)]
    public int PreferredTokens { get; set; } = 200;

    /// <inheritdoc cref="ChunkingOptions.MaximumTokens"/>
    [Range(64, 10_000)]
    public int MaximumTokens { get; set; } = 500;

    /// <summary>The options as the chunker takes them.</summary>
    public ChunkingOptions ToOptions() => new() { TargetWords = TargetWords, PreferredTokens = PreferredTokens, MaximumTokens = MaximumTokens };
}
