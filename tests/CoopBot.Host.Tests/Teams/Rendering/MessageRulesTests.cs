using System.Text.Json.Nodes;
using CoopBot.Host.Tests.Teams.Peers;

namespace CoopBot.Host.Tests.Teams.Rendering;

/// <summary>The rules find what they are for: a message that keeps all, broken in one place at a time.</summary>
public sealed class MessageRulesTests
{
    private const string Good = """
        {
          "type": "message", "textFormat": "markdown", "text": "Each member has one vote [1], the chair two [2].",
          "channelData": { "feedbackLoop": { "type": "default" } },
          "entities": [ {
            "type": "https://schema.org/Message", "@type": "Message", "@context": "https://schema.org", "@id": "", "additionalType": ["AIGeneratedContent"],
            "usageInfo": { "@type": "CreativeWork", "@id": "s1", "name": "Members only", "description": "Keep it here" },
            "citation": [
              { "@type": "Claim", "position": 1, "appearance": { "@type": "DigitalDocument", "name": "Statutes", "url": "https://bot.example.org/1", "abstract": "Each member has one vote",
                "keywords": ["statutes"], "image": { "@type": "ImageObject", "name": "PDF" },
                "usageInfo": { "@type": "CreativeWork", "@id": "s1", "name": "Members only", "description": "Keep it here" } } },
              { "@type": "Claim", "position": 2, "appearance": { "@type": "DigitalDocument", "name": "Statutes", "abstract": "The chair has two votes" } } ]
          } ]
        }
        """;

    [Fact]
    public void ProblemsOf_MessageWithinAllLimits_NamesNone() => Assert.Empty(MessageRules.ProblemsOf(Message()));

    /// <summary>The path of what is changed, the new value as JSON (none removes it), and the rule that this breaks.</summary>
    public static TheoryData<string, string?, string> Broken => new()
    {
        { "textFormat", null, "the text's format is said" },
        { "text", "\" \"", "some text" },
        { "text", "\"Votes ![x](https://evil.example/x.png) [1][2]\"", "no images, no HTML" },
        { "text", "\"<b>Votes</b> [1][2]\"", "no images, no HTML" },
        { "text", "\"Votes [1].\"", "positions are the text's markers" },
        { "text", "\"Votes [1][2][3].\"", "positions are the text's markers" },
        { "text", "\"Votes [2][1].\"", "numbers rise by first use" },
        { "channelData.feedbackLoop.type", "\"other\"", "one form of feedback" },
        { "channelData.feedbackLoopEnabled", "true", "one form of feedback" },
        { "entities.1", "{\"type\":\"https://schema.org/Claim\"}", "one root entity" },
        { "entities.0.@type", "\"Claim\"", "the entity is a Message" },
        { "entities.0.@context", "\"http://schema.org\"", "the entity is a Message" },
        { "entities.0.@id", null, "the entity's id is empty" },
        { "entities.0.additionalType.0", "\"Written\"", "the one label there is" },
        { "entities.0.citation", "[]", "citations, or none" },
        { "entities.0.citation.0.@type", "\"Message\"", "citations are Claims" },
        { "entities.0.citation.0.position", "\"1\"", "positions are the text's markers" },
        { "entities.0.citation.0.position", "2", "each position once" },
        { "entities.0.citation.0.appearance", "{}", "an appearance is a DigitalDocument" },
        { "entities.0.citation.0.appearance.name", "\"" + LongName + "\"", "name: 1 to 80" },
        { "entities.0.citation.0.appearance.name", null, "name: 1 to 80" },
        { "entities.0.citation.0.appearance.name", "\"\\ufffd\"", "no character is cut in half" },
        { "entities.0.citation.0.appearance.abstract", "\"" + LongName + LongName + "\"", "abstract: 1 to 160" },
        { "entities.0.citation.0.appearance.abstract", "\"\"", "abstract: 1 to 160" },
        { "entities.0.citation.0.appearance.url", "\"javascript:alert(1)\"", "url: absolute and https" },
        { "entities.0.citation.0.appearance.url", "\"/documents/1\"", "url: absolute and https" },
        { "entities.0.citation.0.appearance.keywords", "[\"a\",\"b\",\"c\",\"d\"]", "at most 3 keywords of at most 28" },
        { "entities.0.citation.0.appearance.keywords.0", "\"a keyword of twenty-nine units\"", "at most 3 keywords of at most 28" },
        { "entities.0.citation.0.appearance.image.name", "\"Word\"", "image: one of the list" },
        { "entities.0.citation.0.appearance.text", "\"words\"", "text with its format" },
        { "entities.0.citation.0.appearance.usageInfo.description", "\"Other\"", "usageInfo: the message's own" },
        { "suggestedActions", "{\"actions\":[{\"type\":\"openUrl\"}]}", "suggestions are sent visibly" },
    };

    private static string LongName => new('x', 81);

    [Theory]
    [MemberData(nameof(Broken))]
    public void ProblemsOf_OneRuleBroken_NamesIt(string path, string? value, string rule)
    {
        JsonObject message = Message();
        string[] steps = path.Split('.');
        JsonNode at = steps[..^1].Aggregate((JsonNode)message, static (node, step) => int.TryParse(step, out int i) ? node[i]! : node[step]!);

        switch (at)
        {
            case JsonArray array when int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture) is var i && i < array.Count:
                array[i] = JsonNode.Parse(value!);
                break;
            case JsonArray array:
                array.Add(JsonNode.Parse(value!));
                break;
            case JsonObject o when value is null:
                Assert.True(o.Remove(steps[^1]));
                break;
            default:
                at[steps[^1]] = JsonNode.Parse(value!);
                break;
        }

        Assert.Contains(rule, MessageRules.ProblemsOf(message));
    }

    [Fact]
    public void ProblemsOf_TwentyOneCitationsOrTooManyBytes_NamesIt()
    {
        JsonObject message = Message();
        JsonArray claims = message["entities"]![0]!["citation"]!.AsArray();
        for (int n = 3; n <= 21; n++)
        {
            JsonNode claim = claims[1]!.DeepClone();
            claim["position"] = n;
            claims.Add(claim);
        }

        message["text"] = string.Concat(Enumerable.Range(1, 21).Select(static n => $"[{n}]"));
        Assert.Equal(["at most 20 citations"], MessageRules.ProblemsOf(message));

        message["text"] += new string('x', MessageRules.MaxBytes);
        Assert.Contains("at most 28 KiB", MessageRules.ProblemsOf(message));
    }

    private static JsonObject Message() => JsonNode.Parse(Good)!.AsObject();
}
