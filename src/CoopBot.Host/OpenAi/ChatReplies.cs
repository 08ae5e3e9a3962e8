using System.Text.Json.Serialization;
using CoopBot.Grounding.Answers;

namespace CoopBot.Host.OpenAi;

/// <summary>A whole answer in OpenAI's shape.</summary>
internal sealed record ChatCompletion(
    string Id, string Object, long Created, string Model, IReadOnlyList<ChatChoice> Choices, ChatUsage Usage,
    [property: JsonPropertyName("coopbot")] Answer Answer);

/// <summary>The one choice that there is.</summary>
internal sealed record ChatChoice(int Index, ChatReplyMessage Message, [property: JsonPropertyName("finish_reason")] string FinishReason, object? Logprobs = null);

/// <summary>What the bot says.</summary>
internal sealed record ChatReplyMessage(string Role, string Content, IReadOnlyList<ChatAnnotation> Annotations, string? Refusal = null);

/// <summary>A piece of a streamed answer in OpenAI's shape.</summary>
internal sealed record ChatChunk(string Id, string Object, long Created, string Model, IReadOnlyList<ChatChunkChoice> Choices)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChatUsage? Usage { get; init; }

    [JsonPropertyName("coopbot"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Answer? Answer { get; init; }
}

/// <summary>What a piece adds.</summary>
internal sealed record ChatChunkChoice(int Index, ChatDelta Delta, [property: JsonPropertyName("finish_reason")] string? FinishReason = null);

/// <summary>What a piece adds to the message.</summary>
internal sealed record ChatDelta
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Content { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChatAnnotation>? Annotations { get; init; }
}

/// <summary>A citation in OpenAI's shape.</summary>
internal sealed record ChatAnnotation(string Type, [property: JsonPropertyName("url_citation")] ChatUrlCitation UrlCitation);

/// <summary>Where a citation stands in the message, and what it cites.</summary>
/// <param name="StartIndex">UTF-16 offset in the message.</param>
/// <param name="EndIndex">UTF-16 offset behind it.</param>
/// <param name="Url">The document at the cited words.</param>
/// <param name="Title">Its name.</param>
internal sealed record ChatUrlCitation(
    [property: JsonPropertyName("start_index")] int StartIndex, [property: JsonPropertyName("end_index")] int EndIndex, string Url, string Title);

/// <summary>Tokens: nothing here counts them, and clients expect the field.</summary>
internal sealed record ChatUsage(
    [property: JsonPropertyName("prompt_tokens")] int PromptTokens = 0, [property: JsonPropertyName("completion_tokens")] int CompletionTokens = 0,
    [property: JsonPropertyName("total_tokens")] int TotalTokens = 0);
