using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoopBot.Channels.Teams.Inbound;
using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Host.Tests.Teams.Inbound;

/// <summary>What is taken of the metadata and keys that a channel publishes.</summary>
public sealed class PublishedChannelKeysTests : IDisposable
{
    private static readonly Uri Metadata = new("https://login.example/openid");

    private readonly RSA key = RSA.Create(2048);
    private readonly Dictionary<string, string> pages = new(StringComparer.Ordinal) { ["/openid"] = """{"jwks_uri":"https://login.example/keys"}""" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task Fetch_KeysOfEveryKind_GivesTheRsaKeysWithTheirOwnEndorsements()
    {
        JsonObject bare = Entry("bare"), odd = Entry("odd"), curve = Entry("curve"), nameless = Entry(null), broken = Entry("broken"), halved = Entry("halved"), good = Entry("good");
        good["endorsements"] = new JsonArray("msteams", "webchat");
        odd["endorsements"] = "msteams";
        curve["kty"] = "EC";
        broken["n"] = "*";
        halved.Remove("e");
        Publish(bare, odd, curve, nameless, broken, halved, good);

        IReadOnlyDictionary<string, ChannelKey> keys = await FetchAsync();

        Assert.Equal(["bare", "good", "odd"], keys.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["msteams", "webchat"], keys["good"].Endorsements.Order(StringComparer.Ordinal));
        Assert.Empty(keys["bare"].Endorsements); // and so it may sign for nobody
        Assert.Empty(keys["odd"].Endorsements);
        Assert.Equal(key.ExportParameters(false).Modulus, keys["good"].Key.Parameters.Modulus);
    }

    [Theory]
    [InlineData("/openid", "{}")]
    [InlineData("/openid", "[]")]
    [InlineData("/openid", "no JSON")]
    [InlineData("/openid", """{"jwks_uri":7}""")]
    [InlineData("/openid", """{"jwks_uri":"http://login.example/keys"}""")] // read by whoever sits between
    [InlineData("/openid", """{"jwks_uri":"http://127.0.0.1/keys"}""")]
    [InlineData("/openid", """{"jwks_uri":"file:///etc/passwd"}""")]
    [InlineData("/keys", "{}")]
    [InlineData("/keys", """{"keys":[]}""")]
    [InlineData("/keys", """{"keys":[null,1,"x",{"kty":"EC"}]}""")]
    public async Task Fetch_NothingOfUse_Fails(string page, string content)
    {
        Publish(Entry("one"));
        pages[page] = content;

        await Assert.ThrowsAsync<InvalidDataException>(FetchAsync);
    }

    [Theory]
    [InlineData("/openid")]
    [InlineData("/keys")]
    public async Task Fetch_TooMuch_Fails(string page)
    {
        Publish(Entry("one"));
        pages[page] += new string(' ', 1 << 20);

        await Assert.ThrowsAsync<HttpRequestException>(FetchAsync);
    }

    [Fact]
    public async Task Fetch_PageMissing_Fails() => await Assert.ThrowsAsync<HttpRequestException>(FetchAsync);

    private JsonObject Entry(string? id)
    {
        RSAParameters numbers = key.ExportParameters(false);
        return new JsonObject { ["kty"] = "RSA", ["kid"] = id, ["n"] = Base64UrlEncoder.Encode(numbers.Modulus), ["e"] = Base64UrlEncoder.Encode(numbers.Exponent) };
    }

    private void Publish(params JsonNode[] entries) => pages["/keys"] = new JsonObject { ["keys"] = new JsonArray(entries) }.ToJsonString();

    private async Task<IReadOnlyDictionary<string, ChannelKey>> FetchAsync()
    {
        using HttpClient http = new(new Pages(pages));
        return await new PublishedChannelKeys(http, Metadata).FetchAsync(Cancel);
    }

    private sealed class Pages(IReadOnlyDictionary<string, string> pages) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            pages.TryGetValue(request.RequestUri!.AbsolutePath, out string? content) ? new HttpResponseMessage { Content = new StringContent(content) } : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
