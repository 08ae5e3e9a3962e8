using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace CoopBot.Host.Tests.Teams.Peers;

/// <summary>Plays the channel's side on the loopback interface: OpenID metadata and keys, a token endpoint, and a connector that notes every call.</summary>
internal sealed class ChannelService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<ChannelCall> calls = Channel.CreateUnbounded<ChannelCall>();
    private int sent, metadata, tokens;

    private ChannelService(WebApplication app, X509Certificate2 certificate)
    {
        this.app = app;
        Certificate = certificate;
    }

    /// <summary>The connector's address, as activities name it.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The token endpoint's address, over TLS.</summary>
    public Uri Login { get; private set; } = null!;

    /// <summary>Of <see cref="Login"/>; nobody else's.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The keys that are published: id, key, endorsements.</summary>
    public ConcurrentDictionary<string, (RSA Key, string[] Endorsements)> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>While true, metadata and keys can't be had.</summary>
    public bool IsOut { get; set; }

    /// <summary>Answers a call; null, or no function, leaves it to the usual answers.</summary>
    public Func<ChannelCall, ChannelReply?>? Respond { get; set; }

    /// <summary>Requests for metadata so far.</summary>
    public int MetadataRequests => Volatile.Read(ref metadata);

    /// <summary>Forms that the token endpoint got.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> TokenRequests { get; } = [];

    public static async Task<ChannelService> StartAsync()
    {
        X509Certificate2 certificate = MakeCertificate();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(k =>
        {
            k.Listen(IPAddress.Loopback, 0);
            k.Listen(IPAddress.Loopback, 0, o => o.UseHttps(certificate));
        });
        ChannelService service = new(builder.Build(), certificate);
        service.Map();
        await service.app.StartAsync();
        string[] addresses = [.. service.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        service.Address = new Uri(addresses.Single(static a => a.StartsWith("http:", StringComparison.Ordinal)) + "/emea/");
        service.Login = new Uri($"https://localhost:{new Uri(addresses.Single(static a => a.StartsWith("https:", StringComparison.Ordinal))).Port}/");
        return service;
    }

    /// <summary>The next call of a kind; calls of other kinds before it are passed over.</summary>
    public async Task<ChannelCall> NextAsync(string type = "message")
    {
        await foreach (ChannelCall call in calls.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (call.Type == type)
            {
                return call;
            }
        }

        throw new InvalidOperationException("The channel has ended.");
    }

    /// <summary>The next call of any kind.</summary>
    public ValueTask<ChannelCall> NextCallAsync() => calls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Calls that came and were not asked for yet.</summary>
    public IReadOnlyList<ChannelCall> Rest()
    {
        List<ChannelCall> rest = [];
        while (calls.Reader.TryRead(out ChannelCall? call))
        {
            rest.Add(call);
        }

        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Certificate.Dispose();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static JsonObject KeyOf(string id, RSA key, string[] endorsements)
    {
        RSAParameters numbers = key.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Base64UrlEncoder.Encode(numbers.Modulus), ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
            ["endorsements"] = new JsonArray([.. endorsements.Select(static e => (JsonNode)e)]),
        };
    }

    private void Map()
    {
        app.MapGet("/openid", () =>
        {
            Interlocked.Increment(ref metadata);
            return IsOut ? Results.StatusCode(503) : Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = new Uri(Address, "/keys") });
        });
        app.MapGet("/keys", () => IsOut ? Results.StatusCode(503) : Results.Text(
            new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(static k => KeyOf(k.Key, k.Value.Key, k.Value.Endorsements))]) }.ToJsonString(), "application/json"));
        app.MapPost("/{tenant}/oauth2/v2.0/token", async (HttpContext context) =>
        {
            IFormCollection form = await context.Request.ReadFormAsync();
            TokenRequests.Enqueue(form.ToDictionary(static f => f.Key, static f => f.Value.ToString(), StringComparer.Ordinal));
            return Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = $"bot-token-{Interlocked.Increment(ref tokens)}" });
        });
        app.MapFallback(ConnectAsync);
    }

    private async Task ConnectAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync();
        ChannelCall call = new(
            context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.Length == 0 ? null : JsonNode.Parse(body) as JsonObject);
        ChannelReply reply = Respond?.Invoke(call) ?? Usual(call);
        calls.Writer.TryWrite(call);
        context.Response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (reply.Body.Length > 0)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(reply.Body);
        }
    }

    // Only the first call of a stream is answered with an id.
    private ChannelReply Usual(ChannelCall call) =>
        call.Stream?["streamId"] is null ? new ChannelReply(201, $"{{\"id\":\"m{Interlocked.Increment(ref sent)}\"}}") : new ChannelReply(202, "{}");
}
