using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>Does after the response what takes longer than the channel waits.</summary>
internal interface IBackgroundTurns
{
    /// <summary>Has the work done when the conversation's earlier work is done.</summary>
    /// <param name="activity">What came in; the work replies to it.</param>
    /// <param name="work">Gets a context of its own: the request's is gone by then.</param>
    /// <returns>False when too much of this conversation waits already.</returns>
    bool TryRun(Activity activity, BotCallbackHandler work);
}
