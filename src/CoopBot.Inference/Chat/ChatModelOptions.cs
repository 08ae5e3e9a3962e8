using System.ComponentModel.DataAnnotations;
using CoopBot.Inference.Endpoints;

namespace CoopBot.Inference.Chat;

/// <summary>A chat model that runs elsewhere and words answers.</summary>
public sealed class ChatModelOptions : RemoteModelOptions
{
    /// <summary>Tokens, read and written, that may be spent in a day (UTC). Default 1,000,000; 0 sets no limit.</summary>
    [Range(0L, long.MaxValue)]
    public long TokensPerDay { get; set; } = 1_000_000;

    /// <summary>Tokens that it may write in one call. Default 1000.</summary>
    [Range(50, 100_000)]
    public int MaxTokens { get; set; } = 1000;

    /// <summary>How freely it chooses its words. Default 0: not at all. Empty leaves it to the model, for those that take no other value than their own.</summary>
    [Range(0.0, 2.0)]
    public double? Temperature { get; set; } = 0;
}
