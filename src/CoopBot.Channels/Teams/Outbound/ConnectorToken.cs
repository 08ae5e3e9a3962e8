using System.Net;
using System.Net.Http.Headers;
using CoopBot.Channels.Teams.Inbound;

namespace CoopBot.Channels.Teams.Outbound;

/// <summary>Shows the bot's token, to the channel's hosts alone, and gets a new one once when the channel doesn't take it.</summary>
internal sealed class ConnectorToken(IBotTokenSource tokens, ServiceHostPolicy hosts) : DelegatingHandler
{
    private static readonly ProductInfoHeaderValue Agent = new("CoopBot", "1.0");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is null || !hosts.Allows(request.RequestUri.GetLeftPart(UriPartial.Path), out _))
        {
            throw new UnauthorizedAccessException("The bot's token isn't shown to this address.");
        }

        // The SDK's headers tell of the operating system, and repeat the conversation's id unescaped.
        request.Headers.UserAgent.Clear();
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Remove("x-ms-conversation-id");
        request.Headers.Authorization = await BearerAsync(renew: false, cancellationToken);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        response.Dispose();
        request.Headers.Authorization = await BearerAsync(renew: true, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task<AuthenticationHeaderValue> BearerAsync(bool renew, CancellationToken cancellationToken) => new("Bearer", await tokens.GetAsync(renew, cancellationToken));
}
