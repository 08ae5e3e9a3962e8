using System.Text.Json.Serialization;

namespace CoopBot.Channels.DirectLine;

/// <summary>A conversation and the token for it.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Token">The token.</param>
/// <param name="ExpiresIn">Seconds that it holds.</param>
/// <param name="StreamUrl">Where its socket opens, once; null in answers that give tokens alone.</param>
internal sealed record ConversationResponse(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("streamUrl"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl = null);
