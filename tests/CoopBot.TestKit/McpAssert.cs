using System.Text.Json.Nodes;
using Xunit;

namespace CoopBot.TestKit;

/// <summary>What every client of the Model Context Protocol must see over the document of the tower.</summary>
public static class McpAssert
{
    /// <summary>Holds what a client saw against it.</summary>
    /// <param name="seen">Results by tool: <c>ask</c>, <c>check</c>, <c>search</c>, <c>read</c>, and the first resource's text.</param>
    public static void Tower(JsonNode seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        JsonNode citation = seen["ask"]!["citations"]![0]!;
        string text = (string)seen["read"]!["text"]!;
        Assert.Equal("answered", (string)seen["ask"]!["outcome"]!);
        Assert.Equal((string)citation["quote"]!, text[(int)citation["start"]!..(int)citation["end"]!]);
        Assert.Equal("supported", (string)seen["check"]!["verdict"]!);
        Assert.Equal("tower", (string)seen["search"]!["passages"]![0]!["documentId"]!);
        Assert.Equal(text, (string)seen["resource"]!);
        Assert.True((bool)seen["missing"]!);
        Assert.Equal(["ask", "check", "read_document", "search"], seen["tools"]!.AsArray().Select(static t => (string)t!["name"]!).Order(StringComparer.Ordinal));
        Assert.All(seen["tools"]!.AsArray(), static t => Assert.True((bool)t!["schemas"]!));
    }
}
