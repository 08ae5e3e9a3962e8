namespace CoopBot.Client;

/// <summary>More questions than the host can take, or more than this caller may ask (429). The same request goes through after <see cref="RetryAfter"/>.</summary>
public sealed class CoopBotBusyException : CoopBotException
{
    /// <summary>An exception without a response.</summary>
    public CoopBotBusyException()
    {
    }

    /// <summary>An exception without a response.</summary>
    /// <param name="message">What went wrong.</param>
    public CoopBotBusyException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public CoopBotBusyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How long to wait; null where the host doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
