using CoopBot.Audit.Service;
using CoopBot.Channels.Messages;
using CoopBot.Channels.Suggestions;
using CoopBot.Channels.Teams.Inbound;
using CoopBot.Channels.Teams.Rendering;
using CoopBot.Channels.Teams.Turns;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.Teams;

/// <summary>Answers one message: tells what is done, asks, sends, and notes under which id.</summary>
internal sealed partial class TeamsAnswers(
    MessageAnswerer answerer, TeamsRenderer renderer, TeamsDelivery delivery, ISuggestedQuestions suggestions, ConversationMemory memory, TeamsStore store,
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
        bool personal = IsPersonal(turn.Activity);
        await using TeamsStream? stream = options.Value.Streaming && personal ? new TeamsStream(turn, clock, cancellationToken) : null;
        TeamsReply? reply;
        await using (stream is null ? new TypingSign(turn, repeats: personal, clock, cancellationToken) : null)
        {
            reply = await AskAsync(text, turn.Activity, stream, cancellationToken);
        }

        if (reply is null)
        {
            return;
        }

        IReadOnlyList<string> ids = await delivery.SendAsync(turn, stream, reply, cancellationToken);
        foreach (string id in reply.Answer is null ? [] : ids)
        {
            await store.SentAsync(turn.Activity.Conversation.Id, id, reply.Answer!.Id, TimeSpan.FromDays(options.Value.RetentionDays), cancellationToken);
        }
    }

    /// <summary>What to reply; null when the person doesn't want it any more.</summary>
    private async Task<TeamsReply?> AskAsync(string text, Activity activity, TeamsStream? stream, CancellationToken cancellationToken)
    {
        Caller caller = CallerOf(activity);
        string conversation = activity.Conversation.Id, user = caller.User ?? "";
        IReadOnlyList<string> history = memory.Of(conversation, user);
        memory.Add(conversation, user, activity.Id, text);
        using CancellationTokenSource unwanted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stream?.Stopped ?? CancellationToken.None);
        try
        {
            if (ClaimRequest.TryRead(text) is not null)
            {
                // Checking a claim reports no stages of its own.
                stream?.Report(AnswerStage.Verifying);
            }

            Answer answer = await answerer.AnswerAsync(text, history, caller, stream, unwanted.Token);
            IReadOnlyList<string> next = answer.Outcome == Outcome.Refused ? await suggestions.InsteadOfAsync(answer, unwanted.Token) : [];
            return new TeamsReply(renderer.Render(answer, next), answer, next);
        }
        catch (ServiceBusyException)
        {
            return TeamsReply.Words(TooMany);
        }
        catch (OperationCanceledException) when (stream?.Stopped.IsCancellationRequested == true && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever failed: nobody is left without a word.
            LogAnswerFailed(e);
            return TeamsReply.Words(Failed);
        }
    }

    [LoggerMessage(LogLevel.Error, "A message of a channel got an apology instead of an answer.")]
    private partial void LogAnswerFailed(Exception exception);
}
