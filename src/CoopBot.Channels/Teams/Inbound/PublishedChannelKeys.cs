using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Channels.Teams.Inbound;

/// <summary>Reads the channel's OpenID metadata and the keys that it points to: RSA keys alone, each with its endorsements.</summary>
/// <param name="http">Follows no redirects.</param>
/// <param name="metadata">Address of the metadata.</param>
internal sealed class PublishedChannelKeys(HttpClient http, Uri metadata) : IChannelKeySource
{
    private const int MaxBytes = 1 << 20;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ChannelKey>> FetchAsync(CancellationToken cancellationToken)
    {
        JsonNode document = await ReadAsync(metadata, cancellationToken);
        if (!Uri.TryCreate(StringOf(document["jwks_uri"]), UriKind.Absolute, out Uri? address)
            || (address.Scheme != Uri.UriSchemeHttps && !(address.IsLoopback && metadata.IsLoopback)))
        {
            throw new InvalidDataException("The channel's metadata names no https address of keys.");
        }

        JsonNode set = await ReadAsync(address, cancellationToken);
        Dictionary<string, ChannelKey> keys = new(StringComparer.Ordinal);
        foreach (JsonObject entry in (set["keys"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (KeyOf(entry) is { } key)
            {
                keys[key.Key.KeyId] = key;
            }
        }

        return keys.Count > 0 ? keys : throw new InvalidDataException("The channel publishes no RSA keys.");
    }

    private static ChannelKey? KeyOf(JsonObject entry)
    {
        if (StringOf(entry["kty"]) != "RSA" || StringOf(entry["kid"]) is not { Length: > 0 } kid
            || StringOf(entry["n"]) is not { Length: > 0 } n || StringOf(entry["e"]) is not { Length: > 0 } e)
        {
            return null;
        }

        try
        {
            RSAParameters parameters = new() { Modulus = Base64UrlEncoder.DecodeBytes(n), Exponent = Base64UrlEncoder.DecodeBytes(e) };
            return new ChannelKey(
                new RsaSecurityKey(parameters) { KeyId = kid },
                (entry["endorsements"] as JsonArray ?? []).Select(StringOf).OfType<string>().ToFrozenSet(StringComparer.Ordinal));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<JsonNode> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
        try
        {
            return JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)) as JsonObject ?? throw new InvalidDataException("The channel's metadata is no object.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The channel's metadata is no JSON.", e);
        }
    }

    private static string? StringOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
