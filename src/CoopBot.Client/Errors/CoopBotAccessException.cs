namespace CoopBot.Client;

/// <summary>The host asks for a key, or this one may not do this (401, 403).</summary>
public sealed class CoopBotAccessException : CoopBotException
{
    /// <summary>An exception without a response.</summary>
    public CoopBotAccessException()
    {
    }

    /// <summary>An exception without a response.</summary>
    /// <param name="message">What went wrong.</param>
    public CoopBotAccessException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public CoopBotAccessException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
