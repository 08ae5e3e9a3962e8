using System.Text.Json;

namespace CoopBot.Host.OpenAi;

/// <summary>The question in a request, and the person's turns before it.</summary>
/// <param name="Question">The last turn.</param>
/// <param name="History">Earlier turns of the person, oldest first.</param>
internal sealed record ChatTurns(string Question, IReadOnlyList<string> History)
{
    /// <summary>The one model that there is.</summary>
    public const string Model = "coopbot";

    /// <summary>A person's earlier turns that a question may lean on, as in the web chat.</summary>
    private const int MaxHistory = 8;

    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool", "function"];

    /// <summary>Reads a request.</summary>
    /// <remarks>Instructions (<c>system</c>, <c>developer</c>) and the bot's own turns are left unread: what a conversation says can't change what the documents say.</remarks>
    /// <exception cref="OpenAiException">It can't be served as it is written.</exception>
    public static ChatTurns Read(ChatRequest request)
    {
        ThrowIfUnsupported(request);
        if (request.Messages is not { Count: > 0 } messages)
        {
            throw new OpenAiException("messages must hold at least one message.", "messages");
        }

        List<string> turns = [];
        for (int i = 0; i < messages.Count; i++)
        {
            if (messages[i]?.Role is not { } role || !Roles.Contains(role, StringComparer.Ordinal))
            {
                throw new OpenAiException($"messages[{i}].role must be one of {string.Join(", ", Roles)}.", $"messages[{i}].role");
            }

            if (role == "user")
            {
                turns.Add(TextOf(messages[i].Content, $"messages[{i}].content"));
            }
        }

        return messages[^1].Role == "user"
            ? new ChatTurns(turns[^1], [.. turns.SkipLast(1).TakeLast(MaxHistory)])
            : throw new OpenAiException("The last message must be the user's: it is what gets answered.", "messages");
    }

    private static void ThrowIfUnsupported(ChatRequest request)
    {
        if (string.IsNullOrEmpty(request.Model))
        {
            throw new OpenAiException($"model must be given: \"{Model}\".", "model");
        }

        if (request.Model != Model)
        {
            throw OpenAiException.NoSuchModel();
        }

        if (request.N is not (null or 1))
        {
            throw new OpenAiException("n can only be 1: the same question has the same answer.", "n", "unsupported_value");
        }

        if (request.ResponseFormat is { Type: not "text" })
        {
            throw new OpenAiException("response_format can only be text. For the answer as JSON use POST /api/ask.", "response_format", "unsupported_value");
        }

        if (request.Logprobs == true)
        {
            throw new OpenAiException("logprobs can't be had.", "logprobs", "unsupported_value");
        }

        // Tools may be offered, for CoopBot calls none; a call can't be demanded.
        if (request.ToolChoice is { } choice && choice.ValueKind != JsonValueKind.Null
            && !(choice.ValueKind == JsonValueKind.String && choice.GetString() is "auto" or "none"))
        {
            throw new OpenAiException("tool_choice can only be auto or none: no tools are called.", "tool_choice", "unsupported_value");
        }
    }

    private static string TextOf(JsonElement? content, string param)
    {
        if (content is { ValueKind: JsonValueKind.String } text)
        {
            return text.GetString()!;
        }

        if (content is not { ValueKind: JsonValueKind.Array } parts)
        {
            throw new OpenAiException($"{param} must be a text or a list of text parts.", param);
        }

        return string.Join('\n', parts.EnumerateArray().Select(part =>
            part.ValueKind == JsonValueKind.Object
            && part.TryGetProperty("type", out JsonElement type) && type.ValueEquals("text")
            && part.TryGetProperty("text", out JsonElement words) && words.ValueKind == JsonValueKind.String
                ? words.GetString()
                : throw new OpenAiException($"{param} can hold text parts only.", param, "unsupported_value")));
    }
}
