using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace CoopBot.Inference.Endpoints;

/// <summary>How a model that runs elsewhere is reached, whatever it does.</summary>
public abstract class RemoteModelOptions : IValidatableObject
{
    /// <summary>The endpoint that is asked when none is set: OpenAI's own.</summary>
    public const string DefaultEndpoint = "https://api.openai.com/v1";

    /// <summary>Which protocol it speaks. Default <see cref="RemoteModelKind.Off"/>: nothing leaves this machine.</summary>
    public RemoteModelKind Kind { get; set; }

    /// <summary>
    /// Its base address: for <see cref="RemoteModelKind.OpenAI"/> what stands before <c>/chat/completions</c> or <c>/embeddings</c>, default
    /// OpenAI's own; for <see cref="RemoteModelKind.AzureOpenAI"/> the resource's address, as in <c>https://NAME.openai.azure.com</c>.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>The model, as the endpoint names it; on Azure the deployment.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// The key. Only from the environment (<c>COOPBOT_Models__Chat__Key</c>, <c>COOPBOT_Models__Embedding__Key</c>) or user secrets: one in the
    /// settings file is an error. Default none: on Azure the identity that the machine runs under, elsewhere no key is sent.
    /// </summary>
    [JsonIgnore]
    public string? Key { get; set; }

    /// <summary>Seconds that a call may take, and a person waits at most; then it goes on without the model. Default 20.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>How often a call that failed at once (5xx, a broken connection) is made again. Default 1.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 1;

    /// <summary>The address that requests go to.</summary>
    internal Uri Address => Kind == RemoteModelKind.AzureOpenAI
        ? new Uri(Endpoint!.TrimEnd('/') + (Endpoint.Contains("/openai", StringComparison.OrdinalIgnoreCase) ? "" : "/openai/v1"))
        : new Uri(Endpoint ?? DefaultEndpoint);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == RemoteModelKind.Off)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(Model))
        {
            yield return new ValidationResult("Name the model.", [nameof(Model)]);
        }

        if (Kind == RemoteModelKind.AzureOpenAI && string.IsNullOrWhiteSpace(Endpoint))
        {
            yield return new ValidationResult("Azure OpenAI needs the address of its resource.", [nameof(Endpoint)]);
        }
        else if (Endpoint is not null && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("An address begins with http:// or https://.", [nameof(Endpoint)]);
        }
    }
}
