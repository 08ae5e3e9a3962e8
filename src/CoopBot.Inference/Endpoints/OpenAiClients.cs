using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;

namespace CoopBot.Inference.Endpoints;

/// <summary>Makes clients of the OpenAI protocol.</summary>
internal static class OpenAiClients
{
    /// <summary>What a token for Azure OpenAI is asked for.</summary>
    private const string AzureScope = "https://cognitiveservices.azure.com/.default";

    /// <summary>A client of the chat model that the options name.</summary>
    /// <param name="options">Checked before.</param>
    /// <param name="http">Brings retries, limits and the circuit breaker.</param>
    public static IChatClient Chat(RemoteModelOptions options, HttpClient http) => Create(options, http).GetChatClient(options.Model).AsIChatClient();

    /// <summary>A client of the embedding model that the options name.</summary>
    /// <param name="options">Checked before.</param>
    /// <param name="http">Brings retries, limits and the circuit breaker.</param>
    /// <param name="dimensions">Length of the vectors that are asked for; null leaves it to the model.</param>
    public static IEmbeddingGenerator<string, Embedding<float>> Embedding(RemoteModelOptions options, HttpClient http, int? dimensions) =>
        Create(options, http).GetEmbeddingClient(options.Model).AsIEmbeddingGenerator(dimensions);

    private static OpenAIClient Create(RemoteModelOptions options, HttpClient http)
    {
        OpenAIClientOptions client = new()
        {
            Endpoint = options.Address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0), // the HTTP client's own is the one
            NetworkTimeout = Timeout.InfiniteTimeSpan, // likewise
        };
#pragma warning disable OPENAI001 // marked experimental: the one constructor that takes keys in Azure's header and Azure's identities
        return new OpenAIClient(Authentication(options), client);
#pragma warning restore OPENAI001
    }

    private static AuthenticationPolicy Authentication(RemoteModelOptions options) => options switch
    {
        // Endpoints on one's own machine want no key, and the client wants some.
        { Kind: RemoteModelKind.OpenAI } => ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(options.Key ?? "none")),
        { Key: { } key } => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(key), "api-key"),
        _ => new BearerTokenPolicy(new DefaultAzureCredential(), AzureScope),
    };
}
