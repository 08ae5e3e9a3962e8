using System.Security.Cryptography;
using System.Text;
using CoopBot.Client;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace OtherBotSample;

/// <summary>A bot that knows a few things itself and asks CoopBot the rest.</summary>
internal sealed partial class FrontDeskBot(CoopBotClient coopBot, ILogger<FrontDeskBot> logger) : ActivityHandler
{
    /// <summary>What the bot says without asking anyone. A bot of yours has its own.</summary>
    private static readonly Dictionary<string, string> SmallTalk = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hello"] = "Hello! Ask me anything about the documents.",
        ["hi"] = "Hello! Ask me anything about the documents.",
        ["thanks"] = "You're welcome.",
        ["thank you"] = "You're welcome.",
        ["who are you"] = "I keep the front desk. What the documents say, I ask CoopBot.",
    };

    /// <summary>Answers a message.</summary>
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        string text = turnContext.Activity.Text?.Trim() ?? "";
        if (SmallTalk.TryGetValue(text.TrimEnd('!', '.', '?'), out string? reply))
        {
            await SayAsync(turnContext, reply, cancellationToken);
            return;
        }

        await turnContext.SendActivityAsync(new Activity { Type = ActivityTypes.Typing }, cancellationToken);
        await SayAsync(turnContext, await AskAsync(text, ConversationOf(turnContext.Activity), cancellationToken), cancellationToken);
    }

    /// <summary>Greets who comes in.</summary>
    protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        membersAdded.Any(m => m.Id != turnContext.Activity.Recipient.Id) ? SayAsync(turnContext, SmallTalk["hello"], cancellationToken) : Task.CompletedTask;

    private async Task<string> AskAsync(string question, string conversation, CancellationToken cancellationToken)
    {
        try
        {
            return CitedReply.Of(await coopBot.AskAsync(question, conversation, cancellationToken), coopBot);
        }
        catch (CoopBotBusyException)
        {
            return "Many people are asking just now. Please ask again in a minute.";
        }
        catch (CoopBotException error)
        {
            CoopBotFailed(logger, error);
            return "I can't look into the documents just now. Please try again later.";
        }
    }

    /// <summary>One memory for each conversation of each channel. Hashed, because channels have ids that are longer than CoopBot takes.</summary>
    private static string ConversationOf(IMessageActivity activity) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{activity.ChannelId}\n{activity.Conversation.Id}")));

    private static Task SayAsync(ITurnContext turn, string text, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormatTypes.Markdown }, cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "CoopBot did not answer")]
    private static partial void CoopBotFailed(ILogger logger, Exception error);
}
