using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoopBot.Channels.Teams.Inbound;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Host.Tests.Teams;

/// <summary>Who is let in at <c>POST /api/messages</c>, over the real host; the channel's keys come from the test.</summary>
public sealed class InboundTests : IAsyncLifetime, IDisposable
{
    private const string Tenant = "00000000-0000-0000-0000-0000000000bb";
    private const string OtherTenant = "00000000-0000-0000-0000-0000000000cc";

    private readonly ChannelTokens tokens = new();
    private readonly KeySource source = new();
    private readonly RSA stranger = RSA.Create(2048);
    private readonly ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        source.Keys[ChannelTokens.Kid] = new ChannelKey(new RsaSecurityKey(tokens.Key.ExportParameters(false)) { KeyId = ChannelTokens.Kid }, new HashSet<string> { "msteams" });
        source.Keys["bare"] = new ChannelKey(new RsaSecurityKey(tokens.Key.ExportParameters(false)) { KeyId = "bare" }, new HashSet<string>());
        source.Keys["all"] = new ChannelKey(new RsaSecurityKey(tokens.Key.ExportParameters(false)) { KeyId = "all" }, new HashSet<string> { "msteams", "webchat", "AseChannel" });
        host = await TestHost.StartAsync(
            b => b.Services.AddSingleton<IChannelKeySource>(source),
            new Dictionary<string, string> { ["Teams:AppId"] = ChannelTokens.AppId, ["Teams:TenantId"] = Tenant, ["Teams:AppSecret"] = "not used here" });
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    public void Dispose()
    {
        tokens.Dispose();
        stranger.Dispose();
        curve.Dispose();
    }

    /// <summary>What may differ in a genuine token.</summary>
    public static TheoryData<string> Genuine => ["as made", "RS384", "RS512", "expired 4 minutes ago", "valid in 4 minutes", "one audience in a list", "scheme bearer", "address without the last slash", "address in capitals", "from Copilot"];

    [Theory]
    [MemberData(nameof(Genuine))]
    public async Task Messages_GenuineToken_IsTaken(string kind) =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(
            Changed(kind), kind == "scheme bearer" ? "bearer" : "Bearer", a => a["channelId"] = kind == "from Copilot" ? "msteams:COPILOT" : "msteams")).StatusCode);

    /// <summary>Tokens that are not the channel's to this bot.</summary>
    public static TheoryData<string> Forged =>
    [
        "another issuer", "issuer with a slash", "another audience", "audience with a slash", "api:// audience", "two audiences", "no audience", "expired 6 minutes ago", "valid in 6 minutes", "valid after it expires", "no expiry", "no algorithm",
        "HS256 with the public key", "ES256", "bad signature", "another's key under a known id", "unknown key", "no key id", "key without endorsements", "no service address", "another service address", "garbage", "20 KiB",

        // By Entra ID, not by the channel: what an emulator, another tenant, another app or the bot itself would show.
        "Entra, our tenant", "Entra v1, our tenant", "Entra, another tenant", "Entra, another app", "our own token replayed",
    ];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Messages_ForgedToken_IsRefused(string kind)
    {
        HttpResponseMessage response = await PostAsync(Changed(kind));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await response.Content.ReadAsStringAsync(Cancel)); // the reason is for the log
    }

    [Fact]
    public async Task Messages_TwoTokens_AreRefusedThoughBothAreGenuine()
    {
        string authorization = $"Bearer {tokens.Make()}";
        using TcpClient connection = new();
        await connection.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port, Cancel);
        string activity = Activity().ToJsonString();

        // By hand: the client of .NET would join the two into one.
        await connection.GetStream().WriteAsync(
            Encoding.UTF8.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: {authorization}\r\nAuthorization: {authorization}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(activity)}\r\n\r\n{activity}"), Cancel);
        using StreamReader reader = new(connection.GetStream());

        Assert.StartsWith("HTTP/1.1 401 ", await reader.ReadLineAsync(Cancel), StringComparison.Ordinal);
    }

    /// <summary>Activities that a genuine token doesn't vouch for: field and value; an empty value leaves the field out.</summary>
    public static TheoryData<string, string> Strange => new()
    {
        { "serviceUrl", "" }, { "serviceUrl", " " }, { "serviceUrl", "https://evil.example/" }, { "channelId", "" }, { "channelId", "webchat" }, { "channelId", "AseChannel" }, { "tenant", "" },
        { "tenant", OtherTenant }, { "conversation", "a\nb" }, { "conversation", "" },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task Messages_ActivityThatTheTokenDoesNotCover_IsRefused(string field, string value) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(tokens.Make(), change: activity =>
        {
            switch (field)
            {
                case "tenant":
                    activity["channelData"] = value.Length == 0 ? null : new JsonObject { ["tenant"] = new JsonObject { ["id"] = value } };
                    break;
                case "conversation":
                    activity["conversation"] = new JsonObject { ["id"] = value };
                    break;
                default:
                    activity[field] = value.Length == 0 ? null : value;
                    break;
            }
        })).StatusCode);

    [Theory]
    [InlineData("msteams", HttpStatusCode.OK)]
    [InlineData("webchat", HttpStatusCode.Unauthorized)]
    [InlineData("AseChannel", HttpStatusCode.Unauthorized)]
    public async Task Messages_ChannelThatTheKeyEndorsesAndNobodyServes_IsRefused(string channel, HttpStatusCode status) =>
        Assert.Equal(status, (await PostAsync(tokens.Make(static (h, _) => h["kid"] = "all"), change: a => a["channelId"] = channel)).StatusCode);

    [Fact]
    public async Task Messages_ServiceAddressGivenTwice_IsJudgedByTheOneThatIsUsed()
    {
        string activity = Activity().ToJsonString();
        string twice = activity[..^1] + ",\"SERVICEURL\":\"https://evil.example/\"}"; // the SDK's reader takes the last, whatever its case

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(new AuthenticationHeaderValue("Bearer", tokens.Make()), Encoding.UTF8.GetBytes(twice))).StatusCode);
    }

    /// <summary>Addresses that a token may sign and that answers may not go to all the same.</summary>
    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://notbotframework.com/")]
    [InlineData("http://127.0.0.1/")]
    public async Task Messages_SignedForeignAddress_IsRefused(string address) => Assert.Equal(
        HttpStatusCode.Unauthorized, (await PostAsync(tokens.Make((_, p) => p["serviceurl"] = address), change: a => a["serviceUrl"] = address)).StatusCode);

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Messages_BodyThatIsNone_IsRefusedClearly(string body, string type, HttpStatusCode status) =>
        Assert.Equal(status, (await SendAsync(new AuthenticationHeaderValue("Bearer", tokens.Make()), Encoding.UTF8.GetBytes(body), type)).StatusCode);

    [Fact]
    public async Task Messages_HugeNestedOrBrokenBody_IsRefusedClearly()
    {
        AuthenticationHeaderValue token = new("Bearer", tokens.Make());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(token, new byte[300 * 1024])).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(token, new byte[300 * 1024], chunked: true)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(token, Encoding.UTF8.GetBytes("{\"type\":\"message\",\"value\":" + new string('[', 100_000)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(token, [(byte)'{', 0xC3, 0x28, (byte)'}'])).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(tokens.Make(), change: static a => a["deliveryMode"] = "expectReplies")).StatusCode);
    }

    [Fact]
    public async Task Messages_ForgedTokenAndBrokenBody_IsRefusedForTheToken()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(new AuthenticationHeaderValue("Bearer", Changed("bad signature")), "{"u8.ToArray())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(null, "{}"u8.ToArray())).StatusCode);
    }

    [Fact]
    public async Task Messages_HundredUnknownKeys_FetchTheKeysOnce()
    {
        await PostAsync(tokens.Make());
        int before = source.Fetches;

        for (int i = 0; i < 100; i++)
        {
            string kid = $"random-{i}";
            Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(tokens.Make((h, _) => h["kid"] = kid))).StatusCode);
        }

        Assert.Equal((1, 1), (before, source.Fetches));
    }

    private string Changed(string kind)
    {
        // Signed by the channel's key, so that nothing but what they say can give them away.
        static void Entra(JsonObject payload, string tenant, string version, string audience, string app)
        {
            payload["iss"] = version == "1.0" ? $"https://sts.windows.net/{tenant}/" : $"https://login.microsoftonline.com/{tenant}/v2.0";
            (payload["aud"], payload["tid"], payload["ver"], payload[version == "1.0" ? "appid" : "azp"]) = (audience, tenant, version, app);
        }

        static void Shift(JsonObject payload, string claim, int seconds) => payload[claim] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds;
        return kind switch
        {
            "RS512" => tokens.Make((h, _) => h["alg"] = "RS512"),
            "expired 4 minutes ago" => tokens.Make((_, p) => { Shift(p, "nbf", -600); Shift(p, "exp", -240); }),
            "valid in 4 minutes" => tokens.Make((_, p) => Shift(p, "nbf", 240)),
            "RS384" => tokens.Make((h, _) => h["alg"] = "RS384"),
            "one audience in a list" => tokens.Make((_, p) => p["aud"] = new JsonArray(ChannelTokens.AppId)),
            "address without the last slash" => tokens.Make((_, p) => p["serviceurl"] = ChannelTokens.ServiceUrl.TrimEnd('/')),
            "address in capitals" => tokens.Make((_, p) => p["serviceurl"] = ChannelTokens.ServiceUrl.ToUpperInvariant()),
            "another issuer" => tokens.Make((_, p) => p["iss"] = "https://sts.windows.net/x/"),
            "issuer with a slash" => tokens.Make((_, p) => p["iss"] = "https://api.botframework.com/"),
            "another audience" => tokens.Make((_, p) => p["aud"] = Tenant),
            "audience with a slash" => tokens.Make((_, p) => p["aud"] = ChannelTokens.AppId + "/"),
            "no audience" => tokens.Make((_, p) => p.Remove("aud")),
            "api:// audience" => tokens.Make((_, p) => p["aud"] = $"api://{ChannelTokens.AppId}"),
            "two audiences" => tokens.Make((_, p) => p["aud"] = new JsonArray(ChannelTokens.AppId, Tenant)),
            "expired 6 minutes ago" => tokens.Make((_, p) => { Shift(p, "nbf", -900); Shift(p, "exp", -360); }),
            "valid in 6 minutes" => tokens.Make((_, p) => Shift(p, "nbf", 360)),
            "valid after it expires" => tokens.Make((_, p) => { Shift(p, "nbf", 200); Shift(p, "exp", 100); }),
            "no expiry" => tokens.Make((_, p) => p.Remove("exp")),
            "no algorithm" => tokens.Make((h, _) => h["alg"] = "none", static _ => []),
            "HS256 with the public key" => tokens.Make((h, _) => h["alg"] = "HS256", bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(tokens.Key.ExportSubjectPublicKeyInfoPem()), bytes)),
            "ES256" => tokens.Make((h, _) => h["alg"] = "ES256", bytes => curve.SignData(bytes, HashAlgorithmName.SHA256)),
            "another's key under a known id" => tokens.Make(sign: bytes => stranger.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            "Entra, our tenant" => tokens.Make((_, p) => Entra(p, Tenant, "2.0", ChannelTokens.AppId, ChannelTokens.AppId)),
            "Entra v1, our tenant" => tokens.Make((_, p) => Entra(p, Tenant, "1.0", ChannelTokens.AppId, ChannelTokens.AppId)),
            "Entra, another tenant" => tokens.Make((_, p) => Entra(p, OtherTenant, "2.0", ChannelTokens.AppId, ChannelTokens.AppId)),
            "Entra, another app" => tokens.Make((_, p) => Entra(p, Tenant, "2.0", ChannelTokens.AppId, OtherTenant)),
            "our own token replayed" => tokens.Make((_, p) => Entra(p, Tenant, "1.0", "https://api.botframework.com", ChannelTokens.AppId)),
            "bad signature" => tokens.Make(sign: static _ => new byte[256]),
            "unknown key" => tokens.Make((h, _) => h["kid"] = "unknown"),
            "no key id" => tokens.Make((h, _) => h.Remove("kid")),
            "key without endorsements" => tokens.Make((h, _) => h["kid"] = "bare"),
            "no service address" => tokens.Make((_, p) => p.Remove("serviceurl")),
            "another service address" => tokens.Make((_, p) => p["serviceurl"] = "https://smba.trafficmanager.net/amer/"),
            "garbage" => "a.b.c",
            "20 KiB" => tokens.Make((_, p) => p["x"] = new string('x', 20 * 1024)),
            _ => tokens.Make(),
        };
    }

    private Task<HttpResponseMessage> PostAsync(string token, string scheme = "Bearer", Action<JsonObject>? change = null)
    {
        JsonObject activity = Activity();
        change?.Invoke(activity);
        return SendAsync(new AuthenticationHeaderValue(scheme, token), Encoding.UTF8.GetBytes(activity.ToJsonString()));
    }

    private static JsonObject Activity() => new()
    {
        ["type"] = "conversationUpdate",
        ["id"] = "1",
        ["serviceUrl"] = ChannelTokens.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:user" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot" },
        ["conversation"] = new JsonObject { ["id"] = "a:1", ["conversationType"] = "personal" },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };

    private Task<HttpResponseMessage> SendAsync(AuthenticationHeaderValue? authorization, byte[] body, string type = "application/json", bool chunked = false)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Authorization = authorization;
        request.Headers.TransferEncodingChunked = chunked ? true : null;
        return host.Client.SendAsync(request, Cancel);
    }

    private sealed class KeySource : IChannelKeySource
    {
        public Dictionary<string, ChannelKey> Keys { get; } = new(StringComparer.Ordinal);

        public int Fetches { get; private set; }

        public Task<IReadOnlyDictionary<string, ChannelKey>> FetchAsync(CancellationToken cancellationToken)
        {
            Fetches++;
            return Task.FromResult<IReadOnlyDictionary<string, ChannelKey>>(Keys);
        }
    }
}
