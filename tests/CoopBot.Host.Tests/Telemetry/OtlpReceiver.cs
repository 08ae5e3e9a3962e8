using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoopBot.Host.Tests.Telemetry;

/// <summary>What an OpenTelemetry collector is to the host: takes OTLP over HTTP and keeps what came.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly Channel<(string Path, byte[] Body)> received = Channel.CreateUnbounded<(string Path, byte[] Body)>();
    private readonly WebApplication app;

    private OtlpReceiver()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using MemoryStream body = new();
            await request.Body.CopyToAsync(body);
            received.Writer.TryWrite((request.Path, body.ToArray()));
        });
    }

    /// <summary>What <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set to.</summary>
    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<OtlpReceiver> StartAsync()
    {
        OtlpReceiver receiver = new();
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>All that came to a path, as the texts within; the host must have stopped, which sends the rest.</summary>
    public IReadOnlyDictionary<string, string> Received()
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        while (received.Reader.TryRead(out (string Path, byte[] Body) message))
        {
            all[message.Path] = all.GetValueOrDefault(message.Path, "") + Encoding.UTF8.GetString(message.Body);
        }

        return all;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
