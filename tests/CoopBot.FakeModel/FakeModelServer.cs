using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoopBot.FakeModel;

/// <summary>A server of the OpenAI protocol on a free port of the loopback interface, with no model behind it: it plays what a test says.</summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication running;
    private readonly ConcurrentQueue<FakeRequest> requests = new();
    private readonly ConcurrentQueue<IReadOnlyList<string>> embedded = new();
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeModelServer(WebApplication running) => this.running = running;

    /// <summary>What a client is given as its endpoint: <c>http://127.0.0.1:PORT/v1</c>.</summary>
    public Uri Endpoint => new(running.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");

    /// <summary>The same as a resource of Azure OpenAI: <c>http://127.0.0.1:PORT</c>, with the protocol below <c>/openai/v1</c>.</summary>
    public Uri AzureEndpoint => new(Endpoint, "/");

    /// <summary>How it behaves from now on.</summary>
    public FakeBehaviour Behaviour { get; set; }

    /// <summary>A test's own play, in place of the behaviour's; null for that one.</summary>
    public Func<FakeRequest, FakeReply?>? Script { get; set; }

    /// <summary>Length of its embeddings. Default 64.</summary>
    public int Dimensions { get; set; } = 64;

    /// <summary>The chat requests that reached it, in order.</summary>
    public IReadOnlyCollection<FakeRequest> Requests => requests;

    /// <summary>The texts of each request for embeddings, in order.</summary>
    public IReadOnlyCollection<IReadOnlyList<string>> Embedded => embedded;

    /// <summary>Done when the first chat request has reached it.</summary>
    public Task Asked => asked.Task;

    /// <summary>The key that the last request brought, as its header has it; null for none.</summary>
    public string? Authorization { get; private set; }

    /// <summary>Starts a server.</summary>
    public static async Task<FakeModelServer> StartAsync(FakeBehaviour behaviour = FakeBehaviour.Good)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        FakeModelServer server = new(app) { Behaviour = behaviour };
        app.MapPost("/v1/chat/completions", server.ChatAsync);
        app.MapPost("/openai/v1/chat/completions", server.ChatAsync);
        app.MapPost("/v1/embeddings", server.EmbedAsync);
        app.MapGet("/v1/models", static () => Results.Json(new { @object = "list", data = new[] { new { id = "fake", @object = "model", created = 0, owned_by = "tests" } } }));
        await app.StartAsync();
        return server;
    }

    /// <summary>Lets what <see cref="FakeBehaviour.Slow"/> holds back go on.</summary>
    public void Release() => released.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Release();
        await running.StopAsync();
        await running.DisposeAsync();
    }

    private async Task ChatAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        FakeRequest request = FakeRequest.Read(body.RootElement.Clone());
        Authorization = context.Request.Headers.Authorization.FirstOrDefault() ?? context.Request.Headers["api-key"].FirstOrDefault();
        requests.Enqueue(request);
        asked.TrySetResult();
        if (await FailsAsync(context))
        {
            return;
        }

        FakeReply reply = Script?.Invoke(request) ?? FakePlay.Of(Behaviour, request);
        await FakeWire.WriteAsync(context, request, reply);
    }

    private async Task EmbedAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        JsonElement input = body.RootElement.GetProperty("input");
        string[] texts = input.ValueKind == JsonValueKind.Array ? [.. input.EnumerateArray().Select(static t => t.GetString()!)] : [input.GetString()!];
        embedded.Enqueue(texts);
        if (await FailsAsync(context))
        {
            return;
        }

        // As the protocol wants it when a client asks for base64: little-endian floats.
        bool packed = body.RootElement.TryGetProperty("encoding_format", out JsonElement format) && format.GetString() == "base64";
        object Vector(string text)
        {
            float[] vector = FakeVectors.Of(text, Dimensions);
            return packed ? Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(vector)) : vector;
        }

        await context.Response.WriteAsJsonAsync(new
        {
            @object = "list",
            model = "fake",
            data = texts.Select((t, i) => new { @object = "embedding", index = i, embedding = Vector(t) }),
            usage = new { prompt_tokens = texts.Length, total_tokens = texts.Length },
        });
    }

    /// <summary>Plays what is no answer at all.</summary>
    private async Task<bool> FailsAsync(HttpContext context)
    {
        switch (Behaviour)
        {
            case FakeBehaviour.Slow:
                await released.Task.WaitAsync(context.RequestAborted);
                return false;
            case FakeBehaviour.Malformed:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("{\"choices\": [ {\"message\"");
                return true;
            case FakeBehaviour.Empty:
                await context.Response.WriteAsJsonAsync(new { id = "x", @object = "chat.completion", created = 0, model = "fake", choices = Array.Empty<object>() });
                return true;
            case FakeBehaviour.TooManyRequests:
                context.Response.Headers.RetryAfter = "60";
                await FakeWire.ErrorAsync(context, 429, "rate_limit_exceeded", "Come back later.");
                return true;
            case FakeBehaviour.ServerError:
                await FakeWire.ErrorAsync(context, 500, "server_error", "Something broke.");
                return true;
            case FakeBehaviour.Unavailable:
                await FakeWire.ErrorAsync(context, 503, "unavailable", "Not now.");
                return true;
            case FakeBehaviour.Unauthorized:
                await FakeWire.ErrorAsync(context, 401, "invalid_api_key", "Wrong key.");
                return true;
            case FakeBehaviour.Down:
                context.Abort();
                return true;
            default:
                return false;
        }
    }
}
