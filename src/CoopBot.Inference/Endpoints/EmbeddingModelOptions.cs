using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace CoopBot.Inference.Endpoints;

/// <summary>An embedding model that runs elsewhere and takes part in the ranking, beside the encoder.</summary>
public sealed class EmbeddingModelOptions : IValidatableObject, IRemoteEndpoint
{
    /// <summary>Which protocol it speaks. Default <see cref="RemoteModelKind.Off"/>: nothing leaves this machine.</summary>
    public RemoteModelKind Kind { get; set; }

    /// <summary>
    /// Its base address: for <see cref="RemoteModelKind.OpenAI"/> what stands before <c>/embeddings</c>, default OpenAI's own; for
    /// <see cref="RemoteModelKind.AzureOpenAI"/> the resource's address, as in <c>https://NAME.openai.azure.com</c>.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>The model, as the endpoint names it; on Azure the deployment.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// The key. Only from the environment (<c>COOPBOT_Models__Embedding__Key</c>) or user secrets: one in the settings file is an error. Default none:
    /// on Azure the identity that the machine runs under, elsewhere no key is sent.
    /// </summary>
    [JsonIgnore]
    public string? Key { get; set; }

    /// <summary>Seconds that a call may take; a question is ranked without the model then. Default 20.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>How often a call that failed at once (5xx, a broken connection) is made again. Default 1.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 1;

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

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => this.Problems();
}
