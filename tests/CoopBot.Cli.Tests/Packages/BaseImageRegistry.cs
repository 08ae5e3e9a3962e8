using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoopBot.Cli.Tests.Packages;

/// <summary>
/// A registry with one image, for tests have no network: it has what ours rests on of the real base image, which is the account <c>app</c>
/// with number and home, and a port of its own. No runtime.
/// </summary>
internal sealed class BaseImageRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly WebApplication app;

    private BaseImageRegistry(WebApplication app) => this.app = app;

    /// <summary>The image's full name.</summary>
    public string Image => $"localhost:{new Uri(app.Urls.Single()).Port}/aspnet:10.0";

    public static async Task<BaseImageRegistry> StartAsync()
    {
        byte[] tar = HomeOfTheAccount();
        byte[] layer = Compressed(tar);
        byte[] config = Utf8(new JsonObject
        {
            ["architecture"] = RuntimeInformation.OSArchitecture == Architecture.X64 ? "amd64" : "arm64",
            ["os"] = "linux",
            ["config"] = new JsonObject { ["Env"] = new JsonArray("APP_UID=1654", "ASPNETCORE_HTTP_PORTS=8080") },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(Digest(tar)) },
        });
        byte[] manifest = Utf8(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = Descriptor("application/vnd.docker.container.image.v1+json", config),
            ["layers"] = new JsonArray(Descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip", layer)),
        });

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication registry = builder.Build();
        registry.Map("/v2/aspnet/manifests/{reference}", (HttpContext context) => Give(context, manifest, ManifestType));
        registry.Map("/v2/aspnet/blobs/{digest}", (string digest, HttpContext context) => new[] { config, layer }.FirstOrDefault(b => Digest(b) == digest) is { } blob
            ? Give(context, blob, "application/octet-stream")
            : Results.NotFound());
        await registry.StartAsync();
        return new BaseImageRegistry(registry);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static IResult Give(HttpContext context, byte[] content, string type)
    {
        context.Response.Headers["Docker-Content-Digest"] = Digest(content);
        return Results.Bytes(content, type);
    }

    private static byte[] HomeOfTheAccount()
    {
        using MemoryStream stream = new();
        using (TarWriter writer = new(stream, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "home/app/") { Uid = 1654, Gid = 1654, ModificationTime = DateTimeOffset.UnixEpoch });
        }

        return stream.ToArray();
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }

    private static JsonObject Descriptor(string type, byte[] content) => new() { ["mediaType"] = type, ["size"] = content.Length, ["digest"] = Digest(content) };

    private static byte[] Utf8(JsonObject value) => Encoding.UTF8.GetBytes(value.ToJsonString());

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
