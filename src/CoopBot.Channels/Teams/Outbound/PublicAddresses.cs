using System.Net;
using System.Net.Sockets;

namespace CoopBot.Channels.Teams.Outbound;

/// <summary>Connects to addresses of the public network alone, whatever the name server says of the channel's hosts.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "::/128", "::1/128", "64:ff9b::/96", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>True for an address that anybody's machine could have.</summary>
    public static bool Includes(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Private, network => network.Contains(plain));
    }

    /// <summary>The innermost handler: no redirects, no cookies, no headers of tracing, no private addresses.</summary>
    /// <param name="allowLoopback">Whether this machine may be connected to.</param>
    public static SocketsHttpHandler CreateHandler(bool allowLoopback) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowLoopback, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint end, bool allowLoopback, CancellationToken cancellationToken)
    {
        IPAddress[] all = IPAddress.TryParse(end.Host, out IPAddress? literal) ? [literal] : await Dns.GetHostAddressesAsync(end.Host, cancellationToken);
        IPAddress[] allowed = [.. all.Where(a => Includes(a) || (allowLoopback && IPAddress.IsLoopback(a)))];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The host has no public address.");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
