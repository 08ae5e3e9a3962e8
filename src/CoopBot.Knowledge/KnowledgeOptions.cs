using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Reading;

namespace CoopBot.Knowledge;

/// <summary>How documents are read and cut.</summary>
public sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>How documents are cut into passages. Another value here cuts all documents anew.</summary>
    public ChunkingOptions Chunking { get; set; } = new();

    /// <summary>What one file may cost.</summary>
    public ReadingLimits Limits { get; set; } = new();
}
