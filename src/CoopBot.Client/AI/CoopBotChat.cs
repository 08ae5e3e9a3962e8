using Microsoft.Extensions.AI;

namespace CoopBot.Client;

/// <summary>CoopBot in the place of a chat model.</summary>
public static class CoopBotChat
{
    /// <summary>Key in the additional properties of a response under which the whole <see cref="Answer"/> lies.</summary>
    public const string AnswerProperty = "coopbot.answer";

    /// <summary>CoopBot as an <see cref="IChatClient"/>: the last message, which must be the user's, is the question; earlier ones of the user are what it may lean on.</summary>
    /// <remarks>
    /// Citations are <see cref="CitationAnnotation"/>s whose regions are the <c>[n]</c> of the text. Instructions and earlier answers are left unread:
    /// no conversation changes what the documents say. A message that begins with <c>check:</c> is a claim to be judged. Tools, temperature and the like have
    /// no effect; no state is kept between calls, so that <see cref="ChatOptions.ConversationId"/> has none either. In a stream the citations come with the
    /// last update, and their regions count in the text of the whole message.
    /// </remarks>
    /// <param name="client">The host. What fails comes out as <see cref="CoopBotException"/>, as from the client.</param>
    public static IChatClient AsChatClient(this CoopBotClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new CoopBotChatClient(client);
    }

    /// <summary>The whole answer behind a response: outcome, reason, verdict, confidence, citations. Null when the response is another client's.</summary>
    /// <param name="response">Whole, or made of a stream's updates by <see cref="ChatResponseExtensions.ToChatResponse"/>.</param>
    public static Answer? GetCoopBotAnswer(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);

        // Made of updates, a response has it at its message.
        return new[] { response.AdditionalProperties }.Concat(response.Messages.Select(static m => m.AdditionalProperties))
            .Select(static p => p?.TryGetValue(AnswerProperty, out Answer? answer) == true ? answer : null).FirstOrDefault(static a => a is not null);
    }
}
