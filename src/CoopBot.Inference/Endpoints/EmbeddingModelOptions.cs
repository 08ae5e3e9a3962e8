using System.ComponentModel.DataAnnotations;

namespace CoopBot.Inference.Endpoints;

/// <summary>An embedding model that runs elsewhere and takes part in the ranking, beside the encoder.</summary>
public sealed class EmbeddingModelOptions : RemoteModelOptions
{
    /// <summary>Tokens that may be spent in a day (UTC). Default 10,000,000; 0 sets no limit.</summary>
    [Range(0L, long.MaxValue)]
    public long TokensPerDay { get; set; } = 10_000_000;

    /// <summary>Passages in one call. Default 32.</summary>
    [Range(1, 2048)]
    public int BatchSize { get; set; } = 32;

    /// <summary>Length of the vectors, for models that can shorten theirs. Default empty: as long as the model makes them.</summary>
    [Range(1, 16_384)]
    public int? Dimensions { get; set; }

    /// <summary>What the model wants before a question. Default nothing.</summary>
    public string QuestionPrefix { get; set; } = "";

    /// <summary>What the model wants before a passage. Default nothing.</summary>
    public string PassagePrefix { get; set; } = "";
}
