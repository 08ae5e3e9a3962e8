using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoopBot.Channels.Http;
using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Links;

/// <summary>Signs links with HMAC-SHA256 over path, place and end, by a key of the data folder.</summary>
public sealed class SignedDocumentLinks : IDocumentLinks
{
    private const string KeyFile = "links.key";
    private const string Expires = "expires";
    private const string Signature = "signature";

    private readonly Lazy<byte[]> key;
    private readonly Uri? site;
    private readonly TimeSpan lifetime;
    private readonly TimeProvider clock;

    /// <param name="dataFolder">Holds the key.</param>
    /// <param name="site">Where people reach the host; null gives no links.</param>
    /// <param name="lifetime">How long a link holds.</param>
    /// <param name="clock">For its end.</param>
    public SignedDocumentLinks(string dataFolder, Uri? site, TimeSpan lifetime, TimeProvider clock)
    {
        key = new Lazy<byte[]>(() => SecretFile.ReadOrCreate(dataFolder, KeyFile));
        this.site = site;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /// <inheritdoc/>
    public Uri? For(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        if (site is null)
        {
            return null;
        }

        string end = (clock.GetUtcNow() + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string from = citation.Start.ToString(CultureInfo.InvariantCulture), to = citation.End.ToString(CultureInfo.InvariantCulture);
        string path = citation.Url.Split('?')[0];
        string signature = Convert.ToHexStringLower(Sign(Uri.UnescapeDataString(path), from, to, end));
        return new Uri(site, $"{path}?from={from}&to={to}&{Expires}={end}&{Signature}={signature}");
    }

    /// <inheritdoc/>
    public bool IsSigned(string path, IReadOnlyDictionary<string, string> query)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(query);
        if (!query.TryGetValue(Signature, out string? signature) || !query.TryGetValue(Expires, out string? end)
            || !long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || DateTimeOffset.FromUnixTimeSeconds(seconds) <= clock.GetUtcNow())
        {
            return false;
        }

        byte[] expected = Sign(path, query.GetValueOrDefault("from", ""), query.GetValueOrDefault("to", ""), end);
        byte[] given = new byte[expected.Length];
        return Convert.FromHexString(signature, given, out _, out int written) == System.Buffers.OperationStatus.Done && written == expected.Length
            && CryptographicOperations.FixedTimeEquals(given, expected);
    }

    // Parted by line ends, which stand in none of them: no two links give the same bytes.
    private byte[] Sign(string path, string from, string to, string end) => HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{path}\n{from}\n{to}\n{end}"));
}
