using System.ClientModel;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CoopBot.Inference.Chat;

/// <summary>Why a chat model gave nothing that can be used.</summary>
public enum ChatFailure
{
    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>It asked to be left alone for a while (429).</summary>
    TooManyRequests,

    /// <summary>It failed (5xx).</summary>
    ServerError,

    /// <summary>It refused the request (another 4xx): a wrong key or model, most often.</summary>
    Rejected,

    /// <summary>No connection came about, or it broke.</summary>
    Unreachable,

    /// <summary>What came is no answer of the protocol.</summary>
    InvalidOutput,

    /// <summary>A content filter held the answer back.</summary>
    ContentFilter,

    /// <summary>The answer ended at the limit of tokens.</summary>
    CutOff,

    /// <summary>The day's tokens are spent.</summary>
    BudgetSpent,

    /// <summary>It failed so often of late that it is not asked for a while.</summary>
    CircuitOpen,
}

/// <summary>Names what went wrong with a call.</summary>
public static class ChatFailures
{
    private const int TooManyRequests = 429;

    /// <summary>The failure that an exception stands for; null for what is no failure of a chat model but a bug or the caller's own leaving.</summary>
    /// <param name="exception">As it reached the caller.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static ChatFailure? Of(Exception exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case TokenBudgetSpentException:
                    return ChatFailure.BudgetSpent;
                case BrokenCircuitException:
                    return ChatFailure.CircuitOpen;
                case TimeoutRejectedException:
                    return ChatFailure.Timeout;
                case ClientResultException { Status: > 0 } status:
                    return OfStatus(status);
                case HttpRequestException or IOException or Azure.Identity.AuthenticationFailedException:
                    return ChatFailure.Unreachable;
                case OperationCanceledException:
                    return ChatFailure.Timeout;
                case JsonException or FormatException or KeyNotFoundException or ArgumentOutOfRangeException or InvalidOperationException or ClientResultException when cause.InnerException is null:
                    // The OpenAI client reads what it gets without looking first: an answer without choices is an index out of range.
                    return ChatFailure.InvalidOutput;
            }
        }

        return null;
    }

    private static ChatFailure OfStatus(ClientResultException exception) => exception.Status switch
    {
        TooManyRequests => ChatFailure.TooManyRequests,
        >= 500 => ChatFailure.ServerError,
        >= 400 when exception.Message.Contains("content_filter", StringComparison.OrdinalIgnoreCase) => ChatFailure.ContentFilter,
        >= 400 => ChatFailure.Rejected,
        _ => ChatFailure.InvalidOutput,
    };
}
