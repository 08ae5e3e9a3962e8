using System.Net;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>Forgets conversations that the bot was removed from, or may not write to any more.</summary>
internal sealed class LostConversations(ConversationMemory memory, TeamsStore store)
{
    /// <summary>Blocked by the person, or not a member.</summary>
    private static readonly string[] Codes = ["MessageWritesBlocked", "BotNotInConversationRoster", "ConversationNotFound", "BotDisabledByAdmin"];

    /// <summary>True when the channel says that the conversation is no longer the bot's.</summary>
    /// <remarks>Some refusals carry their code in the message alone. A refused stream has a code of its own and is none of these.</remarks>
    public static bool IsLost(ErrorResponseException exception) =>
        exception.Response?.StatusCode == HttpStatusCode.NotFound
        || (exception.Response?.StatusCode == HttpStatusCode.Forbidden
            && Array.Exists(Codes, code => exception.Body?.Error is { } error && (error.Code == code || error.Message?.Contains(code, StringComparison.Ordinal) == true)));

    /// <summary>Forgets what was asked in it, what can be rated in it, and that it was greeted.</summary>
    public Task ForgetAsync(string conversation, CancellationToken cancellationToken)
    {
        memory.Forget(conversation);
        return store.ForgetAsync(conversation, cancellationToken);
    }
}
