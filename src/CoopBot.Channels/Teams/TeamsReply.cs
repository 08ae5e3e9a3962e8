using CoopBot.Channels.Teams.Rendering;
using CoopBot.Grounding.Answers;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Teams;

/// <summary>What a message gets.</summary>
/// <param name="Message">As it is sent.</param>
/// <param name="Answer">The answer in it; null for other words of the bot.</param>
/// <param name="Suggestions">Questions offered with it.</param>
internal sealed record TeamsReply(Activity Message, Answer? Answer, IReadOnlyList<string> Suggestions)
{
    /// <summary>Plain words of the bot.</summary>
    public static TeamsReply Words(string text) => new(TeamsRenderer.Words(text, []), null, []);
}
