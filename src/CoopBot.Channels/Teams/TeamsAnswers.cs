using CoopBot.Audit.Service;
using CoopBot.Channels.Messages;
using CoopBot.Channels.Suggestions;
using CoopBot.Channels.Teams.Inbound;
using CoopBot.Channels.Teams.Rendering;
using CoopBot.Channels.Teams.Turns;
using CoopBot.Grounding.Answers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.Teams;

/// <summary>Answers one message: tells what is done, asks, sends, and notes under which id.</summary>
internal sealed partial class TeamsAnswers(
    MessageAnswerer answerer, TeamsRenderer renderer, ISuggestedQuestions suggestions, ConversationMemory memory, TeamsStore store,
    IOptions<TeamsOptions> options, TimeProvider clock, ILogger<TeamsAnswers> logger)
{
    internal const string Failed = "I'm sorry, something went wrong while I was answering. Please ask again.";
    internal const string TooMany = "Many people are asking at the moment. Please ask again in a little while.";

    /// <summary>Who writes: identity comes from the channel's fields, never from text.</summary>
    public static Caller CallerOf(IActivity activity) =>
        new(ActivityBinding.BaseOf(activity.ChannelId), activity.From?.AadObjectId ?? activity.From?.Id, activity.Conversation?.Id);

    /// <summary>True for a chat of one person with the bot.</summary>
    public static bool IsPersonal(IActivity activity) => activity.Conversation is { ConversationType: null or "personal", IsGroup: not true };

    /// <summary>Answers in a turn of its own.</summary>
    public async Task AnswerAsync(ITurnContext turn, string text, CancellationToken cancellationToken)
    {
        Activity activity = turn.Activity;
        Caller caller = CallerOf(activity);
        await using TeamsStream? stream = options.Value.Streaming && IsPersonal(activity) ? new TeamsStream(turn, clock, cancellationToken) : null;
        if (stream is null)
        {
            await ShowTypingAsync(turn, cancellationToken);
        }

        (Activity message, string? answerId) = await AskAsync(text, activity, caller, stream, cancellationToken);
        string? sent = stream is null ? (await turn.SendActivityAsync(message, cancellationToken))?.Id : await stream.FinishAsync(message, cancellationToken);
        if (answerId is not null && !string.IsNullOrEmpty(sent))
        {
            await store.SentAsync(activity.Conversation.Id, sent, answerId, TimeSpan.FromDays(options.Value.RetentionDays), cancellationToken);
        }
    }

    private async Task<(Activity Message, string? AnswerId)> AskAsync(string text, Activity activity, Caller caller, TeamsStream? stream, CancellationToken cancellationToken)
    {
        string conversation = activity.Conversation.Id, user = caller.User ?? "";
        IReadOnlyList<string> history = memory.Of(conversation, user);
        memory.Add(conversation, user, activity.Id, text);
        try
        {
            Answer answer = await answerer.AnswerAsync(text, history, caller, stream, cancellationToken);
            IReadOnlyList<string> next = answer.Outcome == Outcome.Refused ? await suggestions.InsteadOfAsync(answer, cancellationToken) : [];
            return (renderer.Render(answer, next), answer.Id);
        }
        catch (ServiceBusyException)
        {
            return (TeamsRenderer.Words(TooMany, []), null);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever failed: nobody is left without a word.
            LogAnswerFailed(e);
            return (TeamsRenderer.Words(Failed, []), null);
        }
    }

    private async Task ShowTypingAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        try
        {
            await turn.SendActivityAsync(new Activity { Type = ActivityTypes.Typing }, cancellationToken);
        }
        catch (Exception e) when (e is ErrorResponseException or HttpRequestException)
        {
            LogTypingFailed(e);
        }
    }

    [LoggerMessage(LogLevel.Error, "A message of a channel got an apology instead of an answer.")]
    private partial void LogAnswerFailed(Exception exception);

    [LoggerMessage(LogLevel.Debug, "The channel did not take that the bot is typing.")]
    private partial void LogTypingFailed(Exception exception);
}
