using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>What a token of the channel, found genuine, says.</summary>
/// <param name="Identity">Its claims.</param>
/// <param name="Endorsements">Channels for which its key may sign.</param>
/// <param name="ServiceUrl">Where the channel wants answers.</param>
internal sealed record ChannelToken(ClaimsIdentity Identity, IReadOnlySet<string> Endorsements, string ServiceUrl);

/// <summary>A token, or why there is none. The reason is for the log alone.</summary>
internal sealed record TokenCheck(ChannelToken? Token, string? Problem)
{
    [MemberNotNullWhen(true, nameof(Token))]
    public bool IsGenuine => Token is not null;

    public static TokenCheck Refuse(string problem) => new(null, problem);
}
