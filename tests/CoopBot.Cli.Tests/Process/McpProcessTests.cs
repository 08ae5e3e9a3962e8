using CoopBot.TestKit;
using ModelContextProtocol.Client;

namespace CoopBot.Cli.Tests.Process;

/// <summary><c>coopbot mcp</c> on standard input and output, seen by real clients.</summary>
public sealed class McpProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public McpProcessTests() => folder.Write("knowledge/tower.md", "# The tower\n\nThe tower is 40 m high. It was built in 1911.\n");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Arguments => [CliProcess.AssemblyPath, "mcp", "--knowledge", Path.Combine(folder.Path, "knowledge"), "--data", Path.Combine(folder.Path, "data")];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SdkClient_AllTools_AreListedAndCalled()
    {
        await using McpClient client = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions { Command = "dotnet", Arguments = Arguments }), cancellationToken: Cancel);

        McpAssert.Tower(await McpSight.SeeAsync(client, Cancel));
    }

    [Fact]
    public async Task NpmClient_AllTools_AreListedAndCalled() =>
        McpAssert.Tower(await NodeScript.RunAsync("CoopBot.Host.Tests/Mcp/client.mjs", "@modelcontextprotocol/sdk", ["stdio", "dotnet", .. Arguments], Cancel));
}
