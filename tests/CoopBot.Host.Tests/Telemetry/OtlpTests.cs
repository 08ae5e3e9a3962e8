using System.Net.Http.Json;
using CoopBot.Host.Composition;
using CoopBot.TestKit;
using Microsoft.AspNetCore.Builder;

namespace CoopBot.Host.Tests.Telemetry;

/// <summary>Where an endpoint is configured, the traces and metrics of each stage reach it, and no words of a question do.</summary>
public sealed class OtlpTests
{
    private const string Question = "How high is the tower?";

    [Fact]
    public async Task Question_EndpointConfigured_SendsSpansAndDurationsOfItsStages()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();

        await AskAsync("--OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");

        IReadOnlyDictionary<string, string> received = receiver.Received();
        Assert.Equal(["/v1/metrics", "/v1/traces"], received.Keys.Order(StringComparer.Ordinal));
        Assert.All(["coopbot.stage.duration", "retrieve", "read", "verify"], word => Assert.Contains(word, received["/v1/metrics"], StringComparison.Ordinal));
        Assert.All(["retrieve", "read", "verify", "POST /api/ask"], word => Assert.Contains(word, received["/v1/traces"], StringComparison.Ordinal));
        Assert.All(received.Values, static text => Assert.DoesNotContain("tower", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Question_NoEndpoint_SendsNothing()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();

        await AskAsync();

        Assert.Empty(receiver.Received());
    }

    private static async Task AskAsync(params string[] args)
    {
        using TemporaryFolder folder = new();
        folder.Write("knowledge/tower.md", "# The tower\n\nThe tower is 40 m high. It was built in 1911.\n");
        await using WebApplication app = HostApplication.Build(
            ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Error", "--knowledge", folder["knowledge"], "--data", folder["data"], .. args]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = new() { BaseAddress = new Uri(app.Urls.First()) };
        using HttpResponseMessage response = await client.PostAsJsonAsync("/api/ask", new { question = Question }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
