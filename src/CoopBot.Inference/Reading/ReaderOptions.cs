using System.ComponentModel.DataAnnotations;

namespace CoopBot.Inference.Reading;

/// <summary>Which cross-encoder judges, and how much it reads.</summary>
public sealed class ReaderOptions
{
    public const string Section = "Reader";

    /// <summary>
    /// The folder with <c>model.json</c> and the files that it names; a relative path starts at the program's folder. Empty: no reader.
    /// </summary>
    public string Folder { get; set; } = "models/reader";

    /// <summary>Tokens kept of a question or claim; null keeps as many as the model was trained with.</summary>
    [Range(4, 4096)]
    public int? MaxQueryTokens { get; set; }

    /// <summary>Tokens kept of a pair in all, special ones included; null keeps as many as the model was trained with.</summary>
    [Range(16, 8192)]
    public int? MaxTokens { get; set; }

    /// <summary>Most tokens of an answer's words. Default 30.</summary>
    [Range(1, 512)]
    public int MaxSpanTokens { get; set; } = 30;

    /// <summary>Tokens, padding included, that run at a time. Default 512: more is no faster on two cores, and each
    /// answer under way takes memory for a batch (bench/README.md).</summary>
    [Range(16, 1 << 20)]
    public int BatchTokens { get; set; } = 512;

    /// <summary>Threads of one run; 0 means one for each processor. Default 0.</summary>
    [Range(0, 256)]
    public int Threads { get; set; }
}
