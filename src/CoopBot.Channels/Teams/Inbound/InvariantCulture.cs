using System.Globalization;
using Microsoft.Bot.Builder;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>The SDK lets the sender's locale decide how numbers are written; here the same question gives the same answer for everybody.</summary>
internal sealed class InvariantCulture : IMiddleware
{
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        return next(cancellationToken);
    }
}
