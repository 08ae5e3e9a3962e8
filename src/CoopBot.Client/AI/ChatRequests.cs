using CoopBot.Client.Wire;
using Microsoft.Extensions.AI;

namespace CoopBot.Client;

/// <summary>A conversation as the host takes it.</summary>
internal static class ChatRequests
{
    public const string Model = "coopbot";

    /// <summary>A request. Only a user's turns are read there, so that only their words are sent.</summary>
    /// <exception cref="ArgumentException">The last turn holds something else than text.</exception>
    public static HttpRequestMessage Of(IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream)
    {
        ChatMessage[] turns = [.. messages];
        if (turns.Length > 0 && turns[^1].Contents.FirstOrDefault(static c => c is DataContent or UriContent) is { } other)
        {
            throw new ArgumentException($"CoopBot reads text; the last message holds {other.GetType().Name}.", nameof(messages));
        }

        return HostCalls.Post("v1/chat/completions", new
        {
            model = options?.ModelId ?? Model,
            messages = turns.Select(static t => new { role = t.Role.Value, content = t.Role == ChatRole.User ? t.Text : "" }).ToArray(),
            stream,
            response_format = options?.ResponseFormat is ChatResponseFormatJson ? new { type = "json_object" } : null, // refused there, with words
            coopbot = new { sources = false }, // citations come as annotations: no list of them in the text
        });
    }
}
