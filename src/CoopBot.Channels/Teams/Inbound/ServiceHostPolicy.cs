using System.Diagnostics.CodeAnalysis;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>To which addresses answers, and with them the bot's token, may go.</summary>
/// <param name="hosts">Names of hosts; those below them count, too.</param>
/// <param name="allowLoopback">Whether this machine may stand in for the channel: in development and tests.</param>
internal sealed class ServiceHostPolicy(IEnumerable<string> hosts, bool allowLoopback)
{
    private readonly string[] names = [.. hosts];

    /// <summary>Whether addresses of this machine may be connected to.</summary>
    public bool AllowsLoopback => allowLoopback;

    /// <summary>True for an address that answers may go to.</summary>
    public bool Allows(string? address, [NotNullWhen(true)] out Uri? url) => Uri.TryCreate(address, UriKind.Absolute, out url) && Allows(url);

    /// <inheritdoc cref="Allows(string?, out Uri?)"/>
    public bool Allows(Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return false;
        }

        return (allowLoopback && url.IsLoopback && url.Scheme is "http" or "https")
            || (url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.HostNameType == UriHostNameType.Dns && Array.Exists(names, name => IsAtOrBelow(url.IdnHost, name)));
    }

    private static bool IsAtOrBelow(string host, string name) =>
        host.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (host.Length == name.Length || host[^(name.Length + 1)] == '.');
}
