using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoopBot.Audit.Log;

/// <summary>Reads stored JSON that somebody may have tampered with: what isn't of the expected kind is null and throws nothing.</summary>
internal static class StoredJson
{
    // A name that stands twice could mean one thing here and another elsewhere.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The value; null for what is no JSON, and for JSON's null.</summary>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A string; null for anything else.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A whole number; null for anything else.</summary>
    public static long? Whole(JsonNode? node) => node is JsonValue value && value.TryGetValue(out long number) ? number : null;

    /// <summary>A member of an object; null for anything else.</summary>
    public static JsonNode? Member(JsonNode? node, string name) => (node as JsonObject)?[name];
}
