using System.ComponentModel;
using System.Text.Json.Serialization;

namespace CoopBot.Host.Api;

/// <summary>A question to the API.</summary>
/// <param name="Question">The question.</param>
/// <param name="ConversationId">A name of the caller's own: questions under the same one may lean on those before.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record AskRequest(
    [property: JsonRequired, Description("The question.")] string Question,
    [property: Description("A name of your own, 1 to 128 characters: questions under the same one may lean on those before.")] string? ConversationId = null);

/// <summary>A claim to the API.</summary>
/// <param name="Claim">The claim.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CheckRequest([property: JsonRequired, Description("One statement that can be true or false.")] string Claim);

/// <summary>What a person thinks of an answer.</summary>
/// <param name="Rating"><c>up</c> or <c>down</c>.</param>
/// <param name="Comment">In words, or null.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FeedbackRequest(
    [property: JsonRequired, Description("up or down")] string Rating, [property: Description("In words, 2,000 characters at most.")] string? Comment = null);

/// <summary>A query to the search.</summary>
/// <param name="Query">Words or a question.</param>
/// <param name="Limit">Passages at most.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SearchRequest(
    [property: JsonRequired, Description("Words or a question.")] string Query, [property: Description("Passages at most, 1 to 50. Default 10.")] int Limit = 10);
