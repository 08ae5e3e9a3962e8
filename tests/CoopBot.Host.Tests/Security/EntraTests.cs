using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoopBot.Audit.Log;
using CoopBot.Host.Tests.Teams;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Host.Tests.Security;

/// <summary>Tokens of Microsoft Entra ID at the API and the pages; its keys come from the test.</summary>
public sealed class EntraTests : IAsyncLifetime, IDisposable
{
    private const string Tenant = "00000000-0000-0000-0000-0000000000bb", Client = "00000000-0000-0000-0000-0000000000dd", Person = "00000000-0000-0000-0000-0000000000ad";
    private const string Issuer = $"https://login.microsoftonline.com/{Tenant}/v2.0";

    private readonly ChannelTokens tokens = new();
    private readonly RSA stranger = RSA.Create(2048);
    private TestHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(
        b => b.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, o =>
        {
            // Read before the options' own defaults, which would ask the authority.
            o.Configuration = new OpenIdConnectConfiguration { Issuer = Issuer };
            o.Configuration.SigningKeys.Add(new RsaSecurityKey(tokens.Key.ExportParameters(false)) { KeyId = ChannelTokens.Kid });
            o.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(o.Configuration);
        }),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Host:Entra:TenantId"] = Tenant, ["Host:Entra:ClientId"] = Client });

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    public void Dispose()
    {
        tokens.Dispose();
        stranger.Dispose();
    }

    [Theory]
    [InlineData("/api/documents", null, HttpStatusCode.OK)]
    [InlineData("/documents/tower", null, HttpStatusCode.OK)]
    [InlineData("/api/answers", null, HttpStatusCode.Forbidden)]
    [InlineData("/audit", null, HttpStatusCode.Forbidden)]
    [InlineData("/audit", "Another.Role", HttpStatusCode.Forbidden)]
    [InlineData("/api/answers", "CoopBot.Admin", HttpStatusCode.OK)]
    [InlineData("/audit", "CoopBot.Admin", HttpStatusCode.OK)]
    [InlineData("/evaluation", "CoopBot.Admin", HttpStatusCode.OK)]
    public async Task Get_TokenWithOrWithoutTheRole_IsAllowedWhatItsRoleMay(string route, string? role, HttpStatusCode status) =>
        Assert.Equal(status, await StatusAsync(route, Token(role is null ? null : (_, p) => p["roles"] = new JsonArray(role))));

    [Fact]
    public async Task Ask_Token_IsLoggedUnderThePerson()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { question = "How high is the tower?" }) };
        request.Headers.Authorization = new("Bearer", Token());
        using HttpResponseMessage response = await host.Client.SendAsync(request, Cancel);
        string id = (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!["id"]!;

        RatedAnswer logged = (await host.Services.GetRequiredService<IAnswerLog>().FindAsync(id, Cancel))!;

        Assert.False(string.IsNullOrEmpty(logged.Entry.User));
        Assert.DoesNotContain(Person, logged.Entry.User, StringComparison.Ordinal); // a pseudonym
    }

    /// <summary>Tokens that are not this tenant's for this application.</summary>
    public static TheoryData<string> Wrong => ["another tenant", "another application", "run out", "not yet", "another's key", "no signature", "a channel's"];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Get_AnotherToken_IsNotSignedIn(string kind)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        string token = kind switch
        {
            "another tenant" => Token((_, p) => p["iss"] = Issuer.Replace(Tenant, Client, StringComparison.Ordinal)),
            "another application" => Token((_, p) => p["aud"] = Tenant),
            "run out" => Token((_, p) => (p["nbf"], p["exp"]) = (now - 7200, now - 3600)),
            "not yet" => Token((_, p) => (p["nbf"], p["exp"]) = (now + 3600, now + 7200)),
            "another's key" => Token(sign: bytes => stranger.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            "no signature" => Token((h, _) => h["alg"] = "none", static _ => []),
            _ => tokens.Make(),
        };

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("/api/documents", token));
    }

    private string Token(Action<JsonObject, JsonObject>? change = null, Func<byte[], byte[]>? sign = null) => tokens.Make(
        (header, payload) =>
        {
            (payload["iss"], payload["aud"], payload["tid"], payload["oid"], payload["ver"]) = (Issuer, Client, Tenant, Person, "2.0");
            change?.Invoke(header, payload);
        },
        sign);

    private async Task<HttpStatusCode> StatusAsync(string route, string token)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, route);
        request.Headers.Authorization = new("Bearer", token);
        using HttpResponseMessage response = await host.Client.SendAsync(request, Cancel);
        return response.StatusCode;
    }
}
