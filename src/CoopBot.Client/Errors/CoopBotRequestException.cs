namespace CoopBot.Client;

/// <summary>The request can't be served as it is: a field is wrong, or the body is too large (400, 404, 413, 415).</summary>
public sealed class CoopBotRequestException : CoopBotException
{
    /// <summary>An exception without a response.</summary>
    public CoopBotRequestException()
    {
    }

    /// <summary>An exception without a response.</summary>
    /// <param name="message">What went wrong.</param>
    public CoopBotRequestException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public CoopBotRequestException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
