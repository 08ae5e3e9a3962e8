using System.Net;
using CoopBot.Channels.Teams.Rendering;
using CoopBot.Channels.Teams.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace CoopBot.Channels.Teams;

/// <summary>Sends a reply; one that the channel finds too large goes shorter, and for one that it doesn't take at all the person gets an apology.</summary>
internal sealed partial class TeamsDelivery(TeamsRenderer renderer, ILogger<TeamsDelivery> logger)
{
    /// <summary>Sends it.</summary>
    /// <param name="turn">Whom to reply to.</param>
    /// <param name="stream">Ends with the reply; null for an ordinary message.</param>
    /// <param name="reply">What to say.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The ids under which the channel may speak of the message; none when the person stopped it, or the channel gave none.</returns>
    /// <exception cref="ErrorResponseException">The channel takes nothing.</exception>
    public async Task<IReadOnlyList<string>> SendAsync(ITurnContext turn, TeamsStream? stream, TeamsReply reply, CancellationToken cancellationToken)
    {
        try
        {
            return stream is null ? await SendAsync(turn, reply.Message, cancellationToken) : await stream.FinishAsync(reply.Message, cancellationToken);
        }
        catch (ErrorResponseException e) when (reply.Answer is not null && e.Response?.StatusCode == HttpStatusCode.RequestEntityTooLarge)
        {
            LogTooLarge();
            return await SendAsync(turn, renderer.Render(reply.Answer, reply.Suggestions, TeamsRenderer.SizeOf(reply.Message) / 2), cancellationToken);
        }
        catch (ErrorResponseException e) when (reply.Answer is not null && e.Response?.StatusCode == HttpStatusCode.BadRequest)
        {
            LogNotTaken(e);
            await SendAsync(turn, TeamsRenderer.Words(TeamsAnswers.Failed, []), cancellationToken);
            return [];
        }
    }

    private static async Task<IReadOnlyList<string>> SendAsync(ITurnContext turn, Activity message, CancellationToken cancellationToken) =>
        (await turn.SendActivityAsync(message, cancellationToken))?.Id is { Length: > 0 } id ? [id] : [];

    [LoggerMessage(LogLevel.Warning, "An answer was too large for the channel and went shortened.")]
    private partial void LogTooLarge();

    [LoggerMessage(LogLevel.Error, "The channel did not take the form of an answer.")]
    private partial void LogNotTaken(Exception exception);
}
