using System.Text.Json.Nodes;
using CoopBot.Audit.Service;
using CoopBot.Channels.Messages;
using CoopBot.Channels.Suggestions;
using CoopBot.Grounding.Answers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Browser.Tests.Infrastructure;

/// <summary>A script for <see cref="ScriptedDirectLine"/> that says what the bot itself says.</summary>
internal static class OwnAnswers
{
    public static async Task<IEnumerable<JsonObject>> ToAsync(IServiceProvider services, string text)
    {
        ISuggestedQuestions suggested = services.GetRequiredService<ISuggestedQuestions>();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        if (text.Length == 0)
        {
            return [Replies.Message("Hello. Ask me something about the documents, and I answer in their own words.").WithSuggestions([.. await suggested.ToBeginWithAsync(cancellation)])];
        }

        Answer answer = await services.GetRequiredService<MessageAnswerer>().AnswerAsync(text, [], new Caller("webchat"), progress: null, cancellation);
        JsonObject reply = Replies.Of(answer);
        return [answer.Outcome == Outcome.Refused ? reply.WithSuggestions([.. await suggested.InsteadOfAsync(answer, cancellation)]) : reply];
    }
}
