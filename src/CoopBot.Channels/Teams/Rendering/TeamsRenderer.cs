using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoopBot.Channels.Activities;
using CoopBot.Channels.Links;
using CoopBot.Grounding.Answers;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopBot.Channels.Teams.Rendering;

/// <summary>An answer as a message of Teams: its text, its citations as the schema.org entity, thumbs, and questions to ask next.</summary>
internal sealed partial class TeamsRenderer(IDocumentLinks links)
{
    /// <summary>Bytes of a message at most, as it is sent.</summary>
    public const int MaxBytes = 28 * 1024;

    /// <summary>For what the SDK adds: who writes to whom, where.</summary>
    private const int Envelope = 2048;

    private const int MaxActions = 3;
    private const int MaxAction = 200;
    private const int ShortestText = 200;

    internal const string Cut = "The answer goes on, but a message holds no more.";

    /// <summary>The message.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="suggestions">Questions to offer; Teams shows three.</param>
    /// <param name="maxBytes">Bytes at most, as it is sent. What doesn't fit is cut, with a word on where the rest stands.</param>
    public Activity Render(Answer answer, IReadOnlyList<string> suggestions, int maxBytes = MaxBytes)
    {
        string text = Label(answer) + TeamsMarkdown.Of(VerdictTexts.WithoutVerdict(answer)) + Nearest(answer);
        Activity message = Message(answer, text, suggestions, MessageEntity.MaxCitations);
        int limit = text.Length, citations = MessageEntity.MaxCitations;
        while (SizeOf(message) > maxBytes - Envelope && (limit > ShortestText || citations > 1))
        {
            // The words go first; only addresses of great length make the citations too large.
            (limit, citations) = limit > ShortestText ? (Math.Max(ShortestText, limit * 3 / 4), citations) : (limit, citations / 2);
            message = Message(answer, WellFormedText.Cut(text, limit), suggestions, citations, isCut: true);
        }

        return message;
    }

    /// <summary>Plain words of the bot.</summary>
    public static Activity Words(string text, IReadOnlyList<string> suggestions)
    {
        string[] offered = [.. suggestions.Where(static s => s.Length <= MaxAction).Take(MaxActions)];
        return new Activity
        {
            Type = ActivityTypes.Message, TextFormat = TextFormatTypes.Markdown, Text = text,
            SuggestedActions = offered.Length == 0 ? null : new SuggestedActions { Actions = [.. offered.Select(static s => new CardAction(ActionTypes.ImBack, s, value: s))] },
        };
    }

    /// <summary>Bytes of an activity as JSON.</summary>
    public static int SizeOf(Activity activity) =>
        Encoding.UTF8.GetByteCount(JsonConvert.SerializeObject(activity, new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore }));

    private Activity Message(Answer answer, string text, IReadOnlyList<string> suggestions, int citations, bool isCut = false)
    {
        (string numbered, IReadOnlyList<Citation> cited) = Renumber(text, answer.Citations, citations);
        Activity message = Words(isCut ? numbered + Rest(cited.Concat(answer.Citations).FirstOrDefault()) : numbered, suggestions);
        if (answer.Outcome == Outcome.Conversational)
        {
            return message;
        }

        if (cited.Count > 0 || answer.WordedBy is not null)
        {
            message.Entities = [EntityOf(cited, answer.WordedBy is not null)];
        }

        message.ChannelData = new JObject { ["feedbackLoop"] = new JObject { ["type"] = "default" } };
        return message;
    }

    private Entity EntityOf(IReadOnlyList<Citation> cited, bool isWordedByAModel)
    {
        JsonObject entity = MessageEntity.Create();
        if (isWordedByAModel)
        {
            // Teams shows its label "AI generated"; the documents' own sentences are not.
            entity["additionalType"] = new JsonArray("AIGeneratedContent");
        }

        JsonArray claims = MessageEntity.Claims(cited, links.For);
        if (claims.Count > 0)
        {
            entity["citation"] = claims;
        }

        foreach (JsonNode? claim in claims)
        {
            JsonObject appearance = claim!["appearance"]!.AsObject();

            // Teams takes this field for an adaptive card; only Web Chat reads words in it.
            appearance.Remove("text");
            if (string.IsNullOrWhiteSpace((string?)appearance["abstract"]))
            {
                appearance["abstract"] = (string?)appearance["name"];
            }
        }

        entity.Remove("type");
        return new Entity { Type = MessageEntity.Type, Properties = JObject.Parse(entity.ToJsonString(AnswerJson.Compact)) };
    }

    /// <summary>Numbers the markers anew by their first use; what isn't cited in the text, or beyond the limit, is left out on both sides.</summary>
    private static (string Text, IReadOnlyList<Citation> Cited) Renumber(string text, IReadOnlyList<Citation> citations, int most)
    {
        Dictionary<int, Citation> known = citations.ToDictionary(static c => c.N);
        Dictionary<int, Citation> used = [];
        string numbered = Marker().Replace(text, match =>
        {
            int n = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            if (!used.ContainsKey(n) && (used.Count == most || !known.ContainsKey(n)))
            {
                return "";
            }

            if (!used.TryGetValue(n, out Citation? citation))
            {
                used[n] = citation = known[n] with { N = used.Count + 1 };
            }

            return string.Create(CultureInfo.InvariantCulture, $"[{citation.N}]");
        });
        return (numbered, [.. used.Values.OrderBy(static c => c.N)]);
    }

    private static string Label(Answer answer) => answer.Verdict switch
    {
        Verdict.Supported => "✅ **Supported**\n\n",
        Verdict.Contradicted => "❌ **Contradicted**\n\n",
        Verdict.NotFound => "❔ **Not found**\n\n",
        _ => "",
    };

    /// <summary>That something is missing, and where to read it.</summary>
    private string Rest(Citation? source) => source is not null && links.For(source) is { } url ? $"\n\n*{Cut}* {Link(source, url)}" : $"\n\n*{Cut}*";

    private static string Link(Citation citation, Uri url) => $"[{TeamsMarkdown.Escape(LimitedText.Cut(MessageEntity.NameOf(citation), MaxAction))}]({url.AbsoluteUri})";

    private string Nearest(Answer answer)
    {
        if (answer.Nearest.Count == 0)
        {
            return "";
        }

        IEnumerable<string> places = answer.Nearest.Select(c =>
        {
            return links.For(c) is { } url ? $"- {Link(c, url)}" : $"- {TeamsMarkdown.Escape(LimitedText.Cut(MessageEntity.NameOf(c), MaxAction))}";
        });
        return $"\n\nNearest passages:\n{string.Join('\n', places)}";
    }

    // Not behind a backslash: that is the document's own bracket. Not before an address: that is a link.
    [GeneratedRegex(@"(?<!\\)\[(\d{1,9})\](?!\()")]
    private static partial Regex Marker();
}
