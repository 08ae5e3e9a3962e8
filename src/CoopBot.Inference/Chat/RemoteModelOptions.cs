using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CoopBot.Inference.Endpoints;

namespace CoopBot.Inference.Chat;

/// <summary>Where a model that runs elsewhere is reached, and what it may cost.</summary>
public sealed class RemoteModelOptions : IValidatableObject, IRemoteEndpoint
{
    /// <summary>The endpoint that is asked when none is set: OpenAI's own.</summary>
    public const string DefaultEndpoint = "https://api.openai.com/v1";

    /// <summary>Which protocol it speaks. Default <see cref="RemoteModelKind.Off"/>: nothing leaves this machine.</summary>
    public RemoteModelKind Kind { get; set; }

    /// <summary>
    /// Its base address: for <see cref="RemoteModelKind.OpenAI"/> what stands before <c>/chat/completions</c>, default OpenAI's own; for
    /// <see cref="RemoteModelKind.AzureOpenAI"/> the resource's address, as in <c>https://NAME.openai.azure.com</c>.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>The model, as the endpoint names it; on Azure the deployment.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// The key. Only from the environment (<c>COOPBOT_Models__Chat__Key</c>) or user secrets: one in the settings file is an error. Default none:
    /// on Azure the identity that the machine runs under, elsewhere no key is sent.
    /// </summary>
    [JsonIgnore]
    public string? Key { get; set; }

    /// <summary>Seconds that a person waits for it at most; then the answer is given without it. Default 20.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>How often a call that failed at once (5xx, a broken connection) is made again. Default 1.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 1;

    /// <summary>Tokens, read and written, that may be spent in a day (UTC). Default 1,000,000; 0 sets no limit.</summary>
    [Range(0L, long.MaxValue)]
    public long TokensPerDay { get; set; } = 1_000_000;

    /// <summary>Tokens that it may write in one call. Default 1000.</summary>
    [Range(50, 100_000)]
    public int MaxTokens { get; set; } = 1000;

    /// <summary>How freely it chooses its words. Default 0: not at all. Empty leaves it to the model, for those that take no other value than their own.</summary>
    [Range(0.0, 2.0)]
    public double? Temperature { get; set; } = 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => this.Problems();
}
