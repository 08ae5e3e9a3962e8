using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Channels.Activities;
using CoopBot.Grounding.Answers;

namespace CoopBot.Browser.Tests.Infrastructure;

/// <summary>Activities as our Direct Line server sends them, for scripts.</summary>
internal static class Replies
{
    /// <summary>A message of the bot's.</summary>
    public static JsonObject Message(string text) => new() { ["type"] = "message", ["text"] = text, ["textFormat"] = "markdown" };

    /// <summary>An answer with its definitions, its citations, its thumbs and the contract's own shape.</summary>
    public static JsonObject Of(Answer answer, string site = "https://coopbot.example")
    {
        JsonObject message = Message(LinkDefinitions.Append(answer.Text, answer.Citations, c => new Uri(site + c.Url)));
        message["channelData"] = new JsonObject { ["coopbot"] = JsonSerializer.SerializeToNode(answer, AnswerJson.Compact) };
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "https://schema.org/Message", ["@type"] = "Message", ["@context"] = "https://schema.org", ["@id"] = "",
            ["citation"] = new JsonArray([.. answer.Citations.Select(c => new JsonObject
            {
                ["@type"] = "Claim", ["position"] = c.N,
                ["appearance"] = new JsonObject { ["@type"] = "DigitalDocument", ["name"] = c.Title, ["url"] = site + c.Url, ["abstract"] = c.Quote },
            })]),
            ["potentialAction"] = new JsonArray(
                new JsonObject { ["@type"] = "LikeAction", ["@id"] = $"urn:coopbot:fb:{answer.Id}:like", ["actionStatus"] = "PotentialActionStatus" },
                new JsonObject { ["@type"] = "DislikeAction", ["@id"] = $"urn:coopbot:fb:{answer.Id}:dislike", ["actionStatus"] = "PotentialActionStatus" }),
        });
        return message;
    }

    /// <summary>Gives a message buttons to ask on with.</summary>
    public static JsonObject WithSuggestions(this JsonObject message, params string[] questions)
    {
        message["suggestedActions"] = new JsonObject
        {
            ["actions"] = new JsonArray([.. questions.Select(static q => new JsonObject { ["type"] = "imBack", ["title"] = q, ["value"] = q })]),
        };
        return message;
    }
}
