using System.Net;
using CoopBot.Inference.Configuration;

namespace CoopBot.Host.Security;

/// <summary>Whether the host can be reached from other machines, and whether it may be.</summary>
internal static class Exposure
{
    /// <summary>True when every address is of this machine alone.</summary>
    /// <param name="urls">As Kestrel takes them: one or more, parted by semicolons.</param>
    /// <exception cref="SettingsException">One is no address.</exception>
    public static bool IsLocal(string urls) => Split(urls).All(static address => IsLoopback(address.Host));

    /// <summary>Refuses to open a host to others that isn't safe for it.</summary>
    /// <exception cref="SettingsException">It names what is missing.</exception>
    public static void ThrowIfUnsafe(string urls, HostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Entra is { TenantId: null, ClientId: not null } or { TenantId: not null, ClientId: null })
        {
            throw new SettingsException("Host:Entra needs both TenantId and ClientId.");
        }

        if (IsLocal(urls))
        {
            return;
        }

        List<string> missing = [];
        if (options.ApiKeys.Count == 0 && options.Entra.TenantId is null)
        {
            missing.Add("who may call: Host:ApiKeys or Host:Entra");
        }

        bool encrypted = Split(urls).Where(static address => !IsLoopback(address.Host)).All(static address => address.Scheme == Uri.UriSchemeHttps);
        if (!encrypted && options.KnownProxies.Count == 0)
        {
            missing.Add("encryption: https addresses with a certificate, or the proxy in front in Host:KnownProxies");
        }

        if (missing.Count > 0)
        {
            throw new SettingsException($"The host would be reached from other machines ({urls}) without {string.Join(", and without ", missing)}.");
        }
    }

    private static BindingAddress[] Split(string urls) => [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];

    private static BindingAddress Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException e)
        {
            throw new SettingsException($"The host can't listen at \"{url}\". An address looks like http://127.0.0.1:3978.", e);
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
