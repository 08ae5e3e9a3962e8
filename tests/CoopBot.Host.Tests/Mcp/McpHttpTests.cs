using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoopBot.TestKit;
using ModelContextProtocol.Client;

namespace CoopBot.Host.Tests.Mcp;

/// <summary>The real host as a server of the Model Context Protocol over HTTP, seen by real clients.</summary>
public sealed class McpHttpTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SdkClient_AllTools_AreListedAndCalled()
    {
        await using TestHost host = await TestHost.StartAsync();
        await using McpClient client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(host.Client.BaseAddress!, "/mcp") }), cancellationToken: Cancel);

        McpAssert.Tower(await McpSight.SeeAsync(client, Cancel));

        JsonNode logged = JsonNode.Parse(await host.Client.GetStringAsync("/api/answers?channel=mcp", Cancel))!;
        Assert.Equal(2, logged["answers"]!.AsArray().Count);
    }

    [Fact]
    public async Task NpmClient_AllTools_AreListedAndCalled()
    {
        await using TestHost host = await TestHost.StartAsync();

        McpAssert.Tower(await NodeScript.RunAsync("CoopBot.Host.Tests/Mcp/client.mjs", "@modelcontextprotocol/sdk", ["http", new Uri(host.Client.BaseAddress!, "/mcp").ToString()], Cancel));
    }

    [Fact]
    public async Task Post_WithoutAKeyWhereOneIsAsked_IsUnauthorized()
    {
        await using TestHost host = await TestHost.StartAsync(settings: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Host:ApiKeys:0:Name"] = "a user", ["Host:ApiKeys:0:Sha256"] = new string('0', 64),
        });

        HttpResponseMessage response = await host.Client.PostAsJsonAsync("/mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list" }, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
