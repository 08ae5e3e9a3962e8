using Microsoft.AspNetCore.Http;

namespace CoopBot.Channels.DirectLine;

/// <summary>A request that is refused, with what the protocol says of it.</summary>
internal sealed class DirectLineException(int status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>The code in the body.</summary>
    public string Code => code;

    /// <summary>The client must send something else.</summary>
    public static DirectLineException BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    /// <summary>No token at all.</summary>
    public static DirectLineException NoToken() => new(StatusCodes.Status401Unauthorized, "Unauthorized", "The request needs a token.");

    /// <summary>A token of somebody else, or of nobody: an unknown conversation looks the same.</summary>
    public static DirectLineException WrongToken() => new(StatusCodes.Status403Forbidden, "BadArgument", "The token doesn't allow this.");

    /// <summary>A token that has run out. Clients take 403 for it, and stop for good at 401.</summary>
    public static DirectLineException ExpiredToken() => new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");
}
