using CoopBot.Host.Composition;
using CoopBot.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests;

/// <summary>The real host on a free port of the loopback interface, over a folder of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestHost(WebApplication app, TemporaryFolder folder)
    {
        this.app = app;
        Folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    /// <summary>Holds <c>knowledge</c> and <c>data</c>.</summary>
    public TemporaryFolder Folder { get; }

    /// <summary>Talks to the host.</summary>
    public HttpClient Client { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts the host over one small document.</summary>
    /// <param name="configure">Puts a test's own parts in place of the real ones.</param>
    /// <param name="settings">Settings by key, as in <c>Host:Concurrency</c>.</param>
    /// <param name="environment">The host's environment; in <c>Test</c> this machine may stand in for a channel.</param>
    public static async Task<TestHost> StartAsync(
        Action<WebApplicationBuilder>? configure = null, IReadOnlyDictionary<string, string>? settings = null, string environment = "Production")
    {
        TemporaryFolder folder = new();
        folder.Write("knowledge/tower.md", "# The tower\n\nThe tower is 40 m high. It was built in 1911.\n");
        WebApplication started = HostApplication.Build(
            [
                "--urls", "http://127.0.0.1:0", "--environment", environment, "--Logging:LogLevel:Default", "Warning",
                "--knowledge", Path.Combine(folder.Path, "knowledge"), "--data", Path.Combine(folder.Path, "data"),
            ],
            configure,
            settings);
        await started.StartAsync();
        return new TestHost(started, folder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Folder.Dispose();
    }
}
