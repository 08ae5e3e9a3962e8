using System.Net;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>Why the channel won't take more of a stream.</summary>
internal enum StreamProblem
{
    /// <summary>Something else is wrong.</summary>
    None,

    /// <summary>The person pressed Stop.</summary>
    Cancelled,

    /// <summary>The stream took too long; its message can still be edited.</summary>
    TooLate,

    /// <summary>No stream here; an ordinary message may go.</summary>
    NotAllowed,
}

/// <summary>Reads the channel's words: the code is the same for all.</summary>
internal static class StreamErrors
{
    public static StreamProblem Of(ErrorResponseException exception)
    {
        Error? error = exception.Body?.Error;
        string message = error?.Message ?? "";
        bool Says(string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);
        return exception.Response?.StatusCode == HttpStatusCode.Forbidden && error?.Code == "ContentStreamNotAllowed"
            ? Says("exceeded streaming time") ? StreamProblem.TooLate : Says("cancel") ? StreamProblem.Cancelled : StreamProblem.NotAllowed
            : error?.Code == "BadArgument" && Says("streaming api is not enabled") ? StreamProblem.NotAllowed : StreamProblem.None;
    }
}
