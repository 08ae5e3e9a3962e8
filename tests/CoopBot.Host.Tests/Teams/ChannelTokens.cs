using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Host.Tests.Teams;

/// <summary>Makes the channel's tokens by hand, so that wrong ones can be made, too.</summary>
internal sealed class ChannelTokens : IDisposable
{
    public const string AppId = "00000000-0000-0000-0000-0000000000aa";
    public const string Kid = "key-1";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    /// <summary>The channel's key pair.</summary>
    public RSA Key { get; } = RSA.Create(2048);

    /// <summary>A token as the channel makes it, changed by a test.</summary>
    /// <param name="change">Changes header and payload.</param>
    /// <param name="sign">Signs; the channel's own way when null.</param>
    public string Make(Action<JsonObject, JsonObject>? change = null, Func<byte[], byte[]>? sign = null)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        JsonObject header = new() { ["alg"] = "RS256", ["kid"] = Kid, ["typ"] = "JWT" };
        JsonObject payload = new() { ["iss"] = "https://api.botframework.com", ["aud"] = AppId, ["nbf"] = now - 10, ["exp"] = now + 600, ["serviceurl"] = ServiceUrl };
        change?.Invoke(header, payload);
        string content = $"{Encode(header)}.{Encode(payload)}";
        byte[] bytes = Encoding.ASCII.GetBytes(content);
        HashAlgorithmName hash = (string?)header["alg"] switch { "RS512" => HashAlgorithmName.SHA512, "RS384" => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA256 };
        return $"{content}.{Base64UrlEncoder.Encode(sign is null ? Key.SignData(bytes, hash, RSASignaturePadding.Pkcs1) : sign(bytes))}";
    }

    public void Dispose() => Key.Dispose();

    private static string Encode(JsonObject part) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(part));
}
