namespace CoopBot.Client;

/// <summary>The host wasn't reached in time, broke off, or isn't ready (no connection, a time-out, 502 to 504). The same request may go through later.</summary>
public sealed class CoopBotUnavailableException : CoopBotException
{
    /// <summary>An exception without a response.</summary>
    public CoopBotUnavailableException()
    {
    }

    /// <summary>An exception without a response.</summary>
    /// <param name="message">What went wrong.</param>
    public CoopBotUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public CoopBotUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
