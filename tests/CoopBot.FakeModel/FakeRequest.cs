using System.Text.Json;

namespace CoopBot.FakeModel;

/// <summary>One chat request as it reached the fake.</summary>
/// <param name="Model">The model that was asked for.</param>
/// <param name="Messages">Role and text, in order.</param>
/// <param name="Streams">Whether the answer is to come in pieces.</param>
/// <param name="Tools">Names of the functions that the model may call.</param>
/// <param name="Body">The whole request.</param>
public sealed record FakeRequest(string Model, IReadOnlyList<FakeMessage> Messages, bool Streams, IReadOnlyList<string> Tools, JsonElement Body)
{
    /// <summary>The text of the last message of a person; empty when there is none.</summary>
    public string LastUserText => Messages.LastOrDefault(static m => m.Role == "user")?.Text ?? "";

    /// <summary>Reads a request.</summary>
    public static FakeRequest Read(JsonElement body) => new(
        body.TryGetProperty("model", out JsonElement model) ? model.GetString() ?? "" : "",
        [.. body.GetProperty("messages").EnumerateArray().Select(static m => new FakeMessage(m.GetProperty("role").GetString()!, TextOf(m)))],
        body.TryGetProperty("stream", out JsonElement stream) && stream.GetBoolean(),
        body.TryGetProperty("tools", out JsonElement tools) ? [.. tools.EnumerateArray().Select(static t => t.GetProperty("function").GetProperty("name").GetString()!)] : [],
        body);

    // A content is a text, or a list of parts of which some are texts.
    private static string TextOf(JsonElement message) => !message.TryGetProperty("content", out JsonElement content) ? ""
        : content.ValueKind == JsonValueKind.Array
            ? string.Concat(content.EnumerateArray().Where(static p => p.TryGetProperty("text", out _)).Select(static p => p.GetProperty("text").GetString()))
            : content.ValueKind == JsonValueKind.String ? content.GetString()! : "";
}

/// <summary>One message of a request.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record FakeMessage(string Role, string Text);
