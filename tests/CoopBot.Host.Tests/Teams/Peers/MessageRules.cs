using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace CoopBot.Host.Tests.Teams.Peers;

/// <summary>What Teams documents of a message with citations, as a list of what a message breaks. Lengths in UTF-16 code units.</summary>
internal static partial class MessageRules
{
    public const int MaxBytes = 28 * 1024;

    private static readonly string[] ImageNames =
    [
        "Microsoft Word", "Microsoft Excel", "Microsoft PowerPoint", "Microsoft OneNote", "Microsoft SharePoint", "Microsoft Visio", "Microsoft Loop", "Microsoft Whiteboard", "Source Code", "Sketch",
        "Adobe Illustrator", "Adobe Photoshop", "Adobe InDesign", "Adobe Flash", "Image", "GIF", "Video", "Sound", "ZIP", "Text", "PDF",
    ];

    /// <summary>The rules that a message breaks; empty for one that Teams takes.</summary>
    public static IReadOnlyList<string> ProblemsOf(JsonObject message)
    {
        List<string> problems = [];
        void Check(bool holds, string rule)
        {
            if (!holds)
            {
                problems.Add(rule);
            }
        }

        string text = (string?)message["text"] ?? "";
        Check(SizeOf(message) <= MaxBytes, "at most 28 KiB");
        Check((string?)message["textFormat"] is "markdown" or "plain", "the text's format is said");
        Check(text.Trim().Length > 0, "some text");
        Check(!Image().IsMatch(text) && !Html().IsMatch(text), "no images, no HTML");
        Check((message["suggestedActions"]?["actions"] as JsonArray ?? []).All(static a => (string?)a!["type"] == "imBack"), "suggestions are sent visibly");
        JsonNode? feedback = message["channelData"]?["feedbackLoop"];
        Check(feedback is null || ((string?)feedback["type"] is "default" or "custom" && message["channelData"]!["feedbackLoopEnabled"] is null), "one form of feedback");
        JsonObject[] roots = [.. (message["entities"] as JsonArray ?? []).OfType<JsonObject>().Where(static e => ((string?)e["type"])?.StartsWith("https://schema.org/", StringComparison.Ordinal) == true)];
        Check(roots.Length <= 1, "one root entity");
        JsonObject? root = roots.FirstOrDefault();
        if (root is not null)
        {
            CheckRoot(root, Check);
        }

        CheckCitations(text, root?["usageInfo"], (root?["citation"] as JsonArray ?? []).OfType<JsonObject>().ToArray(), Check);
        return problems;
    }

    private static void CheckRoot(JsonObject root, Action<bool, string> check)
    {
        check((string?)root["type"] == "https://schema.org/Message" && (string?)root["@type"] == "Message" && (string?)root["@context"] == "https://schema.org", "the entity is a Message");
        check((string?)root["@id"] == "", "the entity's id is empty");
        check(root["additionalType"] is null or JsonArray { Count: 1 } && ((string?)root["additionalType"]?[0] ?? "AIGeneratedContent") == "AIGeneratedContent", "the one label there is");
        check(root["citation"] is null or JsonArray { Count: > 0 }, "citations, or none");
    }

    private static void CheckCitations(string text, JsonNode? usage, JsonObject[] claims, Action<bool, string> check)
    {
        check(claims.Length <= 20, "at most 20 citations");
        check(claims.All(static c => (string?)c["@type"] == "Claim"), "citations are Claims");
        int[] positions = [.. claims.Select(static c => c["position"] is JsonValue v && v.TryGetValue(out int n) ? n : -1)];
        int[] used = [.. Marker().Matches(text).Select(static m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];
        check(positions.Distinct().Count() == positions.Length, "each position once");
        check(used.Order().SequenceEqual(positions.Order()), "positions are the text's markers");
        check(used.SequenceEqual(Enumerable.Range(1, used.Length)), "numbers rise by first use");
        foreach (JsonObject claim in claims)
        {
            CheckAppearance(claim["appearance"] as JsonObject ?? [], usage, check);
        }
    }

    private static void CheckAppearance(JsonObject a, JsonNode? usage, Action<bool, string> check)
    {
        check((string?)a["@type"] == "DigitalDocument", "an appearance is a DigitalDocument");
        check(((string?)a["name"])?.Trim().Length is > 0 && ((string)a["name"]!).Length <= 80, "name: 1 to 80");
        check(((string?)a["abstract"])?.Trim().Length is > 0 && ((string)a["abstract"]!).Length <= 160, "abstract: 1 to 160");
        check(IsWhole((string?)a["name"]) && IsWhole((string?)a["abstract"]), "no character is cut in half");
        check(a["url"] is null || (Uri.TryCreate((string?)a["url"], UriKind.Absolute, out Uri? url) && url.Scheme is "https" && url.UserInfo.Length == 0), "url: absolute and https");
        JsonArray keywords = a["keywords"] as JsonArray ?? [];
        check(keywords.Count <= 3 && keywords.All(static k => ((string?)k)?.Length is > 0 and <= 28), "at most 3 keywords of at most 28");
        check(a["image"] is null || ((string?)a["image"]!["@type"] == "ImageObject" && ImageNames.Contains((string?)a["image"]!["name"])), "image: one of the list");
        check(a["text"] is null == a["encodingFormat"] is null, "text with its format");
        JsonNode? own = a["usageInfo"];
        check(own is null || ((string?)own["name"] is { Length: > 0 } && JsonNode.DeepEquals(own, usage)), "usageInfo: the message's own");
    }

    // Half a character doesn't survive UTF-8: this stands in its place.
    private static bool IsWhole(string? text) => text?.Contains('\uFFFD', StringComparison.Ordinal) != true;

    // As the SDK writes it: nothing is escaped that JSON doesn't want escaped.
    private static int SizeOf(JsonObject message) => Encoding.UTF8.GetByteCount(JsonConvert.SerializeObject(JsonConvert.DeserializeObject(message.ToJsonString())));

    [GeneratedRegex(@"(?<!\\)\[(\d+)\](?!\()")]
    private static partial Regex Marker();

    [GeneratedRegex(@"(?<!\\)!\[")]
    private static partial Regex Image();

    [GeneratedRegex(@"<[a-zA-Z/!]")]
    private static partial Regex Html();
}
