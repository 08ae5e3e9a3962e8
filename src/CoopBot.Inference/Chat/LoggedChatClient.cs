using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CoopBot.Inference.Chat;

/// <summary>Logs calls: how long, how many tokens, what failed. No word of what was sent or came back, at any level.</summary>
internal sealed class LoggedChatClient(IChatClient inner, string model, TimeProvider clock, ILogger logger) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        long start = clock.GetTimestamp();
        try
        {
            ChatResponse response = await base.GetResponseAsync(messages, options, cancellationToken);
            logger.LogChatDone(model, (long)clock.GetElapsedTime(start).TotalMilliseconds, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount, response.FinishReason?.Value);
            return response;
        }
        catch (Exception e) when (ChatFailures.Of(e, cancellationToken) is { } failure)
        {
            // Not the exception: an endpoint's message may repeat what it was sent.
            logger.LogChatFailed(model, failure, (long)clock.GetElapsedTime(start).TotalMilliseconds);
            throw;
        }
    }
}
