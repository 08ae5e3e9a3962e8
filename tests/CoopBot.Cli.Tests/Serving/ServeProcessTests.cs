using System.Net;
using System.Net.Sockets;
using CoopBot.Cli.Tests.Process;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Serving;

/// <summary><c>coopbot serve</c> as a process, with the built host.</summary>
public sealed class ServeProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ServeProcessTests() => folder.Write("knowledge/tower.md", "# The tower\n\nThe tower is 40 m high.\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Serve_Terminated_StopsTheHostInOrder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends SIGTERM.");
        using ServedHost host = await StartAsync();

        string documents = await host.GetAsync("/api/documents");
        int exitCode = await host.TerminateAsync();

        Assert.Contains("\"tower\"", documents);
        Assert.True(Directory.Exists(folder["data"]));
        Assert.Equal(0, exitCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("/healthz"));
    }

    [Fact(Timeout = 120_000)] // a host that stays would be waited for for ever
    public async Task Serve_Killed_LeavesNoHostBehind()
    {
        using ServedHost host = await StartAsync();

        await host.KillAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("/healthz"));
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", "Host:ApiKeys")]
    [InlineData("nowhere", "\"nowhere\"")]
    public async Task Serve_HostRefusesTheAddress_GivesItsWordsAndExitCode(string urls, string expected)
    {
        CliResult result = await CliProcess.RunAsync(Arguments(urls), environment: CliProcess.WithoutModels);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.Error);
    }

    [Fact]
    public async Task Serve_AddressIsInUse_SaysSoAtTheEnd()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();

        CliResult result = await CliProcess.RunAsync(Arguments($"http://{other.LocalEndpoint}"), environment: CliProcess.WithoutModels);

        Assert.Equal(2, result.ExitCode);
        Assert.EndsWith("Choose another address with --urls.\n", result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_NoFolderOfDocuments_StartsNothing()
    {
        CliResult result = await CliProcess.RunAsync("serve", "--knowledge", folder["nowhere"]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--knowledge DIR", result.Error);
    }

    private Task<ServedHost> StartAsync() => ServedHost.OfAsync(CliProcess.Start(Arguments("http://127.0.0.1:0"), CliProcess.WithoutModels));

    private string[] Arguments(string urls) => ["serve", "--knowledge", folder["knowledge"], "--urls", urls];
}
