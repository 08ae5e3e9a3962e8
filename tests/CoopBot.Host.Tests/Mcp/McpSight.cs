using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CoopBot.TestKit;

/// <summary>Calls every tool with the C# client, as <c>client.mjs</c> does with npm's.</summary>
internal static class McpSight
{
    public static async Task<JsonNode> SeeAsync(McpClient client, CancellationToken cancellationToken)
    {
        IList<McpClientTool> tools = await client.ListToolsAsync(cancellationToken: cancellationToken);
        IList<McpClientResource> resources = await client.ListResourcesAsync(cancellationToken: cancellationToken);
        ReadResourceResult resource = await client.ReadResourceAsync(resources[0].Uri, cancellationToken: cancellationToken);
        return new JsonObject
        {
            ["tools"] = new JsonArray([.. tools.Select(static t => new JsonObject { ["name"] = t.Name, ["schemas"] = t.ProtocolTool.OutputSchema is not null })]),
            ["ask"] = await CallAsync("ask", ("question", "How high is the tower?")),
            ["check"] = await CallAsync("check", ("claim", "The tower is 40 m high.")),
            ["search"] = await CallAsync("search", ("query", "the tower's height")),
            ["read"] = await CallAsync("read_document", ("id", "tower")),
            ["missing"] = (await client.CallToolAsync("read_document", new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = "none" }, cancellationToken: cancellationToken)).IsError,
            ["resource"] = ((TextResourceContents)resource.Contents[0]).Text,
        };

        async Task<JsonNode?> CallAsync(string tool, (string Name, string Value) argument)
        {
            CallToolResult result = await client.CallToolAsync(tool, new Dictionary<string, object?>(StringComparer.Ordinal) { [argument.Name] = argument.Value }, cancellationToken: cancellationToken);
            return JsonSerializer.SerializeToNode(result.StructuredContent);
        }
    }
}
