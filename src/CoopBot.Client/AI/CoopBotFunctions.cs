using System.ComponentModel;
using CoopBot.Client.Wire;
using Microsoft.Extensions.AI;

namespace CoopBot.Client;

/// <summary>CoopBot as functions that a chat model may call.</summary>
public static class CoopBotFunctions
{
    /// <summary>What stands before the functions' names unless something else is asked for.</summary>
    public const string DefaultPrefix = "coopbot_";

    /// <summary><c>ask</c>, <c>check</c> and <c>search</c>, for <see cref="ChatOptions.Tools"/> of any program that uses Microsoft.Extensions.AI.</summary>
    /// <param name="client">The host.</param>
    /// <param name="prefix">Stands before each name, so that a model tells them from other functions: <c>coopbot_ask</c>. May be empty.</param>
    /// <returns>The three, in that order. What fails comes out as <see cref="CoopBotException"/>, as from the client.</returns>
    public static IReadOnlyList<AIFunction> AsAIFunctions(this CoopBotClient client, string prefix = DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(prefix);
        Functions functions = new(client);
        return [Create(functions.AskAsync, "ask"), Create(functions.CheckAsync, "check"), Create(functions.SearchAsync, "search")];

        AIFunction Create(Delegate function, string name) =>
            AIFunctionFactory.Create(function, new AIFunctionFactoryOptions { Name = prefix + name, SerializerOptions = WireJson.Options });
    }

    private sealed class Functions(CoopBotClient client)
    {
        [Description("Answer a question from the documents, with word-for-word citations, or refuse with a reason. Quote the answer with its citations; when it refuses, say that the documents don't tell.")]
        public async Task<FunctionAnswer> AskAsync([Description("One whole question that stands alone.")] string question, CancellationToken cancellationToken) =>
            FunctionAnswer.Of(await client.AskAsync(question, conversationId: null, cancellationToken), client);

        [Description("Say whether the documents support a claim, contradict it, or don't settle it, with the passages that decide.")]
        public async Task<FunctionAnswer> CheckAsync([Description("One statement that can be true or false.")] string claim, CancellationToken cancellationToken) =>
            FunctionAnswer.Of(await client.CheckAsync(claim, cancellationToken), client);

        [Description("Find passages of the documents that are near a query. Near is not yet an answer: to have a question answered, ask.")]
        public async Task<IReadOnlyList<FunctionPassage>> SearchAsync(
            [Description("Words or a question.")] string query, [Description("Passages at most, 1 to 50.")] int limit = 5, CancellationToken cancellationToken = default) =>
            [.. (await client.SearchAsync(query, limit, cancellationToken)).Select(static h => new FunctionPassage(h.DocumentId, h.Title, h.Heading, h.Text))];
    }
}
