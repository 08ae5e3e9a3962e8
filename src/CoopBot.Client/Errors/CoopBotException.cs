using System.Net;

namespace CoopBot.Client;

/// <summary>The host couldn't do what it was asked. What there is to do about it is told by the class; this one itself stands for a failure within the host.</summary>
public class CoopBotException : Exception
{
    /// <summary>An exception without a response.</summary>
    public CoopBotException()
    {
    }

    /// <summary>An exception without a response.</summary>
    /// <param name="message">What went wrong.</param>
    public CoopBotException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public CoopBotException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The status of the response; null where none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The title of the host's problem details (RFC 9457); null where none came.</summary>
    public string? Title { get; init; }

    /// <summary>What the host says of this case; null where it said nothing.</summary>
    public string? Detail { get; init; }
}
