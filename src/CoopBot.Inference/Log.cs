using CoopBot.Inference.Chat;
using Microsoft.Extensions.Logging;

namespace CoopBot.Inference;

/// <summary>Messages of this stage.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "{Model} answered in {Milliseconds} ms: {Input} tokens read, {Output} written, {Finish}")]
    public static partial void LogChatDone(this ILogger logger, string model, long milliseconds, long? input, long? output, string? finish);

    [LoggerMessage(LogLevel.Warning, "{Model} gave nothing after {Milliseconds} ms: {Failure}")]
    public static partial void LogChatFailed(this ILogger logger, string model, ChatFailure failure, long milliseconds);

    [LoggerMessage(LogLevel.Warning, "The embedding model {Model} gave nothing after {Milliseconds} ms: {Failure}")]
    public static partial void LogEmbeddingFailed(this ILogger logger, string model, ChatFailure failure, long milliseconds);
}
