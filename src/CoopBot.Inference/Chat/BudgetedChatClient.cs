using Microsoft.Extensions.AI;

namespace CoopBot.Inference.Chat;

/// <summary>Makes no call that the day's tokens don't pay for.</summary>
internal sealed class BudgetedChatClient(IChatClient inner, TokenBudget budget, int maxTokens) : DelegatingChatClient(inner)
{
    /// <summary>Characters that make a token at least, in the scripts that make most of them.</summary>
    private const int CharactersPerToken = 2;

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> sent = [.. messages];
        long reserved = (sent.Sum(static m => (long)m.Text.Length) / CharactersPerToken) + (options?.MaxOutputTokens ?? maxTokens);
        await budget.ReserveAsync(reserved, cancellationToken);
        long spent = 0;
        try
        {
            ChatResponse response = await base.GetResponseAsync(sent, options, cancellationToken);

            // What doesn't tell its tokens is taken to have spent what was set aside.
            spent = response.Usage?.TotalTokenCount ?? (response.Usage is { } u ? u.InputTokenCount + u.OutputTokenCount : null) ?? reserved;
            return response;
        }
        finally
        {
            await budget.ReturnAsync(reserved - spent);
        }
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A draft is verified as a whole before anyone sees it: it is not streamed.");
}
