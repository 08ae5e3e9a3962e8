using System.ComponentModel.DataAnnotations;
using CoopBot.Inference.Chat;

namespace CoopBot.Inference.Endpoints;

/// <summary>What holds for every model that runs elsewhere.</summary>
internal static class RemoteEndpoints
{
    /// <summary>The address that requests go to.</summary>
    public static Uri Address(this IRemoteEndpoint endpoint) => endpoint.Kind == RemoteModelKind.AzureOpenAI
        ? new Uri(endpoint.Endpoint!.TrimEnd('/') + (endpoint.Endpoint.Contains("/openai", StringComparison.OrdinalIgnoreCase) ? "" : "/openai/v1"))
        : new Uri(endpoint.Endpoint ?? RemoteModelOptions.DefaultEndpoint);

    /// <summary>What is wrong between its settings.</summary>
    public static IEnumerable<ValidationResult> Problems(this IRemoteEndpoint endpoint)
    {
        if (endpoint.Kind == RemoteModelKind.Off)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(endpoint.Model))
        {
            yield return new ValidationResult("Name the model.", [nameof(endpoint.Model)]);
        }

        if (endpoint.Kind == RemoteModelKind.AzureOpenAI && string.IsNullOrWhiteSpace(endpoint.Endpoint))
        {
            yield return new ValidationResult("Azure OpenAI needs the address of its resource.", [nameof(endpoint.Endpoint)]);
        }
        else if (endpoint.Endpoint is not null && !(Uri.TryCreate(endpoint.Endpoint, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("An address begins with http:// or https://.", [nameof(endpoint.Endpoint)]);
        }
    }
}
