using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>A key of the channel service.</summary>
/// <param name="Key">Its public half.</param>
/// <param name="Endorsements">Channels for which it may sign; none means none.</param>
internal sealed record ChannelKey(RsaSecurityKey Key, IReadOnlySet<string> Endorsements);

/// <summary>Where the channel's keys come from.</summary>
internal interface IChannelKeySource
{
    /// <summary>The keys of today by their ids.</summary>
    /// <exception cref="HttpRequestException">They can't be had.</exception>
    /// <exception cref="InvalidDataException">What came holds no keys.</exception>
    Task<IReadOnlyDictionary<string, ChannelKey>> FetchAsync(CancellationToken cancellationToken);
}
