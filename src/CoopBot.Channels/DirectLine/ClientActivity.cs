using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoopBot.Channels.DirectLine;

/// <summary>An activity that a client posted: what of it is kept, and what it asks for.</summary>
/// <param name="Echo">The activity as it is stored and sent back.</param>
/// <param name="Type">Its type.</param>
/// <param name="Question">The words to answer; null for anything but a message with text.</param>
/// <param name="ClientId">The client's own id of it; null when it gave none.</param>
internal sealed record ClientActivity(JsonObject Echo, string Type, string? Question, string? ClientId)
{
    private const string FeedbackEvent = "webchat:activity-status/feedback";
    private const int MaxClientId = 200;

    private static readonly string[] Kept = ["text", "textFormat", "locale", "localTimestamp", "localTimezone", "channelData", "entities", "name", "value", "attachments"];

    /// <summary>Reads an activity; throws what the client can mend.</summary>
    /// <param name="body">The request's body.</param>
    /// <param name="grant">Whose it is.</param>
    /// <param name="options">Limits.</param>
    /// <param name="now">For the timestamp.</param>
    /// <exception cref="DirectLineException">It isn't an activity that we take.</exception>
    public static ClientActivity Read(ReadOnlySpan<byte> body, TokenGrant grant, DirectLineOptions options, DateTimeOffset now)
    {
        JsonObject given;
        try
        {
            given = JsonNode.Parse(body) as JsonObject ?? throw DirectLineException.BadArgument("The body must be one activity, a JSON object.");
            _ = given.Count; // properties are read when they are first asked for: a doubled name shows here
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw DirectLineException.BadArgument("The body is not valid JSON.");
        }

        string? type = Text(given["type"]);
        if (type is not ("message" or "event" or "typing"))
        {
            throw DirectLineException.BadArgument("Only activities of the types message, event and typing are taken.");
        }

        string? text = Text(given["text"]);
        if (text?.Length > options.MaxTextLength)
        {
            throw DirectLineException.BadArgument(string.Create(CultureInfo.InvariantCulture, $"A message has {options.MaxTextLength} characters at most."));
        }

        JsonObject echo = new() { ["type"] = type };
        foreach (string name in Kept)
        {
            if (given.Remove(name, out JsonNode? value) && value is not null)
            {
                echo[name] = value;
            }
        }

        echo["timestamp"] = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        echo["channelId"] = "webchat";
        echo["from"] = new JsonObject { ["id"] = grant.User, ["role"] = "user" };
        echo["conversation"] = new JsonObject { ["id"] = grant.Conversation };
        string? clientId = Text((echo["channelData"] as JsonObject)?["clientActivityID"]);
        return new ClientActivity(echo, type, type == "message" ? text ?? "" : null, clientId?.Length is > 0 and <= MaxClientId ? clientId : null);
    }

    /// <summary>The thumb that this event reports, if it reports one.</summary>
    public (string AnswerId, bool Up)? Feedback()
    {
        if (Type != "event" || Text(Echo["name"]) != FeedbackEvent || Echo["entities"] is not JsonArray entities)
        {
            return null;
        }

        foreach (JsonObject entity in entities.OfType<JsonObject>())
        {
            string? id = Text(entity["@id"]), kind = Text(entity["@type"]);
            if (kind is "LikeAction" or "DislikeAction" && id is not null && id.StartsWith(BotActivities.FeedbackPrefix, StringComparison.Ordinal))
            {
                return (id[BotActivities.FeedbackPrefix.Length..].Split(':')[0], kind == "LikeAction");
            }
        }

        return null;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
