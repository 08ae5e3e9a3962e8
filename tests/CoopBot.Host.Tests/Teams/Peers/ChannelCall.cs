using System.Text.Json.Nodes;

namespace CoopBot.Host.Tests.Teams.Peers;

/// <summary>One request that the bot made of the connector.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Target">Path and query as they stood in the request line.</param>
/// <param name="Headers">By name, several values joined.</param>
/// <param name="Body">The activity; null without a body.</param>
internal sealed record ChannelCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, JsonObject? Body)
{
    public string? Type => (string?)Body?["type"];

    public string Text => (string?)Body?["text"] ?? "";

    /// <summary>What the call says of a stream; null when it is none.</summary>
    public JsonNode? Stream => EntityOf("streaminfo");

    /// <summary>The schema.org entity; null when the message has none.</summary>
    public JsonNode? Message => EntityOf("https://schema.org/Message");

    private JsonNode? EntityOf(string type) => (Body?["entities"] as JsonArray)?.SingleOrDefault(e => (string?)e!["type"] == type);
}

/// <summary>What the connector answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">JSON, or nothing.</param>
/// <param name="Headers">More headers.</param>
internal sealed record ChannelReply(int Status, string Body = "", params (string Name, string Value)[] Headers)
{
    /// <summary>A refusal in the connector's form.</summary>
    public static ChannelReply Refusal(int status, string code, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString());
}
