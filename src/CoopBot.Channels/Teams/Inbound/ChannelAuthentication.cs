using System.Security.Claims;
using CoopBot.Channels.Teams.Outbound;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>The SDK's door with our checks in it (docs/adr/0012-teams.md); what the bot doesn't do is refused.</summary>
internal sealed class ChannelAuthentication(
    ChannelTokenValidator validator, ActivityBinding binding, GuardedConnectorFactory connectors, IOptions<TeamsOptions> options) : BotFrameworkAuthentication
{
    /// <inheritdoc/>
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        TokenCheck check = await validator.ValidateAsync(authHeader, cancellationToken);
        return check.IsGenuine && binding.ProblemOf(activity, check.Token) is null ? Result(check.Token) : throw new UnauthorizedAccessException();
    }

    /// <summary>What the SDK must know of an authenticated request.</summary>
    public AuthenticateRequestResult Result(ChannelToken token) => new()
    {
        Audience = options.Value.Scope, ClaimsIdentity = token.Identity, CallerId = null, ConnectorFactory = CreateConnectorFactory(token.Identity),
    };

    /// <inheritdoc/>
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        string.Equals(claimsIdentity?.FindFirst(AuthenticationConstants.AudienceClaim)?.Value, options.Value.AppId, StringComparison.Ordinal)
            ? connectors : throw new UnauthorizedAccessException("The bot speaks for itself alone.");

    /// <inheritdoc/>
    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        Task.FromResult<UserTokenClient>(new NoUserTokens());

    /// <inheritdoc/>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException("Streaming connections are not taken.");

    /// <inheritdoc/>
    public override Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string authHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException("Skills are not served.");

    /// <inheritdoc/>
    public override BotFrameworkClient CreateBotFrameworkClient() => throw new NotSupportedException("Skills are not called.");

    /// <inheritdoc/>
    public override string GetOriginatingAudience() => options.Value.Scope;
}
