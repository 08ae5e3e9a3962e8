using CoopBot.Channels.Teams.Inbound;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace CoopBot.Channels.Teams.Outbound;

/// <summary>Makes the SDK's clients over our handlers, and none for an address that answers may not go to.</summary>
/// <param name="hosts">Where answers may go.</param>
/// <param name="handler">Retries, shows the token, connects; shared by all clients.</param>
internal sealed class GuardedConnectorFactory(ServiceHostPolicy hosts, HttpMessageHandler handler) : ConnectorFactory
{
    private const int MaxResponse = 1 << 20;

    /// <summary>For all attempts with the waits between them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <inheritdoc/>
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        if (!hosts.Allows(serviceUrl, out Uri? url))
        {
            throw new UnauthorizedAccessException("Answers don't go to this address.");
        }

        // The SDK writes headers of its own into the client that it is given: none is shared.
        HttpClient client = new(handler, disposeHandler: false) { Timeout = Patience, MaxResponseContentBufferSize = MaxResponse };
        return Task.FromResult<IConnectorClient>(new ConnectorClient(url, new NoCredentials(), client));
    }

    /// <summary>The token is our handler's matter.</summary>
    private sealed class NoCredentials : ServiceClientCredentials;
}
