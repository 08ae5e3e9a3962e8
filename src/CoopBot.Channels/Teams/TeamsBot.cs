using System.Net;
using CoopBot.Audit.Service;
using CoopBot.Channels.Suggestions;
using CoopBot.Channels.Teams.Rendering;
using CoopBot.Channels.Teams.Turns;
using CoopBot.Grounding.Answers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopBot.Channels.Teams;

/// <summary>What the bot does with each kind of activity. Messages are answered in the background; only invokes are answered in the response.</summary>
internal sealed class TeamsBot(
    IBackgroundTurns turns, TeamsAnswers answers, DuplicateFilter duplicates, ConversationMemory memory, TeamsStore store, LostConversations lost, IAnswerService service,
    ISuggestedQuestions suggestions) : ActivityHandler
{
    internal const string Busy = "I'm still answering your earlier messages. Please wait for those, then ask again.";
    internal const string Help = "Ask me a question about the documents, or write “check:” and a claim. I answer with citations, or say that the documents don't tell.";

    private const int MaxComment = 2000;

    /// <inheritdoc/>
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        if (!duplicates.IsNew(turnContext.Activity))
        {
            return;
        }

        string text = Mentions.Strip(turnContext.Activity);
        BotCallbackHandler work = text.Length == 0
            ? (turn, cancel) => turn.SendActivityAsync(TeamsRenderer.Words(Help, []), cancel)
            : (turn, cancel) => answers.AnswerAsync(turn, text, cancel);
        if (!turns.TryRun(((Activity)turnContext.Activity), work))
        {
            await turnContext.SendActivityAsync(TeamsRenderer.Words(Busy, []), cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        IConversationUpdateActivity update = turnContext.Activity;
        if (update.MembersAdded?.Any(m => m.Id is not null && m.Id == update.Recipient?.Id) == true)
        {
            await GreetAsync((Activity)turnContext.Activity, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        Activity activity = (Activity)turnContext.Activity;
        if (activity.Action?.StartsWith("remove", StringComparison.Ordinal) == true)
        {
            await lost.ForgetAsync(activity.Conversation.Id, cancellationToken);
        }
        else
        {
            await GreetAsync(activity, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        // The answer that was given stays; a follow-up is understood by the words as they are now.
        Activity activity = (Activity)turnContext.Activity;
        memory.Change(activity.Conversation.Id, activity.Id, Mentions.Strip(activity));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken)
    {
        memory.Change(turnContext.Activity.Conversation.Id, turnContext.Activity.Id, null);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Name != "message/submitAction" || Value(turnContext.Activity.Value) is not { } value || (string?)(value["actionName"] as JValue) != "feedback")
        {
            return new InvokeResponse { Status = (int)HttpStatusCode.NotImplemented };
        }

        await RateAsync((Activity)turnContext.Activity, value["actionValue"] as JObject, cancellationToken);

        // Teams takes anything else than an empty object for an error.
        return new InvokeResponse { Status = (int)HttpStatusCode.OK, Body = new JObject() };
    }

    private static JObject? Value(object? value) => value switch { JObject o => o, null => null, _ => JToken.FromObject(value) as JObject };

    private static string? Comment(JObject rating)
    {
        // JSON in a string; its keys are the ids of the form's fields.
        try
        {
            return (string?)(rating["feedback"] as JValue) is { } form && JToken.Parse(form) is JObject fields && fields["feedbackText"] is JValue { Value: string text } && !string.IsNullOrWhiteSpace(text)
                ? Activities.LimitedText.Cut(text, MaxComment) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task RateAsync(Activity activity, JObject? rating, CancellationToken cancellationToken)
    {
        Rating? thumb = (rating?["reaction"] as JValue)?.Value switch { "like" => Rating.Up, "dislike" => Rating.Down, _ => null };
        if (thumb is { } given && !string.IsNullOrEmpty(activity.ReplyToId)
            && await store.AnswerInAsync(activity.Conversation.Id, activity.ReplyToId, cancellationToken) is { } answer)
        {
            await service.RateAsync(answer, given, Comment(rating!), TeamsAnswers.CallerOf(activity), cancellationToken);
        }
    }

    /// <summary>Greets a person once, whichever of the two notices of an installation comes first; groups are not greeted.</summary>
    private async Task GreetAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (TeamsAnswers.IsPersonal(activity) && await store.GreetAsync(activity.Conversation.Id, cancellationToken))
        {
            turns.TryRun(activity, async (turn, cancel) =>
                await turn.SendActivityAsync(TeamsRenderer.Words(CourtesyTexts.Greeting, await suggestions.ToBeginWithAsync(cancel)), cancel));
        }
    }
}
