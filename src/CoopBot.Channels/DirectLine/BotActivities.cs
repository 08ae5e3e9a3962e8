using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Channels.Activities;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.DirectLine;

/// <summary>What the bot says, as activities for Web Chat. Ids are the store's.</summary>
internal sealed class BotActivities(TimeProvider clock)
{
    private const int MaxSuggestion = 200;

    /// <summary>What stands below an answer that a chat model worded.</summary>
    public const string WordedByModel = "Worded by AI from the documents";

    /// <summary>What thumbs are told apart by; the answer's id stands between this and the thumb.</summary>
    public const string FeedbackPrefix = "urn:coopbot:fb:";

    /// <summary>An answer, its references, thumbs, and the answer itself as the contract has it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="turn">What is answered.</param>
    /// <param name="suggestions">Questions to ask next.</param>
    public JsonObject Answered(Answer answer, OpenTurn turn, IReadOnlyList<string> suggestions)
    {
        Uri? Link(Citation citation) => Uri.TryCreate(turn.Site + citation.Url, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url : null;
        string text = answer.WordedBy is not null && answer.Citations.Count == 0 ? $"{answer.Text}\n\n*{WordedByModel}*" : answer.Text;
        JsonObject activity = Message(turn.Conversation, LinkDefinitions.Append(text, answer.Citations, Link), suggestions);
        activity["replyToId"] = turn.ActivityId;
        activity["channelData"] = new JsonObject { ["coopbot"] = JsonSerializer.SerializeToNode(answer, AnswerJson.Compact) };
        if (answer.Outcome != Outcome.Conversational)
        {
            JsonObject entity = MessageEntity.Create();
            if (answer.Citations.Count > 0)
            {
                JsonArray claims = MessageEntity.Claims(answer.Citations, Link);
                if (answer.WordedBy is not null)
                {
                    // Web Chat has no label of its own; it writes this below the message.
                    claims[0]!["claimInterpreter"] = new JsonObject { ["@type"] = "Project", ["name"] = "CoopBot", ["slogan"] = WordedByModel };
                }

                entity["citation"] = claims;
            }

            entity["potentialAction"] = new JsonArray(Thumb("LikeAction", answer.Id, "like"), Thumb("DislikeAction", answer.Id, "dislike"));
            activity["entities"] = new JsonArray(entity);
        }

        return activity;
    }

    /// <summary>Plain words of the bot.</summary>
    public JsonObject Message(string conversation, string text, IReadOnlyList<string> suggestions)
    {
        JsonObject activity = Bare("message", conversation);
        activity["text"] = text;
        activity["textFormat"] = "markdown";
        if (suggestions.Count > 0)
        {
            activity["suggestedActions"] = new JsonObject
            {
                ["actions"] = new JsonArray([.. suggestions.Where(static s => s.Length <= MaxSuggestion).Select(static s => new JsonObject { ["type"] = "imBack", ["title"] = s, ["value"] = s })]),
            };
        }

        return activity;
    }

    /// <summary>An apology for a message that gets no answer.</summary>
    public JsonObject Apology(OpenTurn turn, string text)
    {
        JsonObject activity = Message(turn.Conversation, text, []);
        activity["replyToId"] = turn.ActivityId;
        return activity;
    }

    /// <summary>That the bot works, and at what: shown at once and never stored.</summary>
    public string Typing(string conversation, string? words)
    {
        JsonObject activity = Bare("typing", conversation);
        activity["id"] = string.Create(CultureInfo.InvariantCulture, $"{conversation}|typing{clock.GetTimestamp()}");
        if (words is not null)
        {
            activity["text"] = words;
        }

        return new JsonObject { ["activities"] = new JsonArray(activity) }.ToJsonString(AnswerJson.Compact);
    }

    /// <summary>What is being done, in words.</summary>
    public static string WordsFor(AnswerStage stage) => stage switch
    {
        AnswerStage.Retrieving => "Searching the documents…",
        AnswerStage.Reading => "Reading passages…",
        AnswerStage.Verifying => "Checking the answer…",
        _ => "Writing…",
    };

    private static JsonObject Thumb(string type, string answerId, string name) => new()
    {
        ["@type"] = type, ["@id"] = $"{FeedbackPrefix}{answerId}:{name}", ["actionStatus"] = "PotentialActionStatus",
    };

    private JsonObject Bare(string type, string conversation) => new()
    {
        ["type"] = type,
        ["timestamp"] = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["channelId"] = "webchat",
        ["from"] = new JsonObject { ["id"] = "coopbot", ["name"] = "CoopBot", ["role"] = "bot" },
        ["conversation"] = new JsonObject { ["id"] = conversation },
    };
}
