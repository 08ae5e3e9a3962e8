using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoopBot.Host.OpenAi;

/// <summary>What an OpenAI client sends. Fields that would change a model's style (temperature and the like) are taken and do nothing.</summary>
internal sealed record ChatRequest
{
    [JsonPropertyName("model")]
    public string? Model { get; init; }

    [JsonPropertyName("messages")]
    public IReadOnlyList<ChatMessage>? Messages { get; init; }

    [JsonPropertyName("stream")]
    public bool? Stream { get; init; }

    [JsonPropertyName("stream_options")]
    public StreamOptions? StreamOptions { get; init; }

    [JsonPropertyName("n")]
    public int? N { get; init; }

    [JsonPropertyName("tool_choice")]
    public JsonElement? ToolChoice { get; init; }

    [JsonPropertyName("response_format")]
    public ResponseFormat? ResponseFormat { get; init; }

    [JsonPropertyName("logprobs")]
    public bool? Logprobs { get; init; }

    [JsonPropertyName("coopbot")]
    public OwnOptions? Own { get; init; }
}

/// <summary>What a client that knows CoopBot may want beyond the protocol.</summary>
/// <param name="Sources">Whether the text ends with the list of what it cites; without, annotations alone say it. Default true.</param>
internal sealed record OwnOptions([property: JsonPropertyName("sources")] bool Sources = true);

/// <summary>One turn of the conversation that a client sends.</summary>
/// <param name="Role"><c>user</c>, <c>assistant</c>, <c>system</c>, <c>developer</c> or <c>tool</c>; only a user's turns are read.</param>
/// <param name="Content">A text, or a list of parts.</param>
internal sealed record ChatMessage([property: JsonPropertyName("role")] string? Role, [property: JsonPropertyName("content")] JsonElement? Content);

/// <summary>What a client wants of a stream.</summary>
/// <param name="IncludeUsage">Whether a last chunk tells the tokens.</param>
internal sealed record StreamOptions([property: JsonPropertyName("include_usage")] bool IncludeUsage = false);

/// <summary>The form that a client wants the answer in.</summary>
/// <param name="Type"><c>text</c>; nothing else can be had.</param>
internal sealed record ResponseFormat([property: JsonPropertyName("type")] string? Type);
