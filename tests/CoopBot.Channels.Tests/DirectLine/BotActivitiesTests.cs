using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoopBot.Channels.DirectLine;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Channels.Tests.DirectLine;

/// <summary>What the bot sends can't blank Web Chat: one field of an unexpected shape would, for the whole conversation.</summary>
public sealed partial class BotActivitiesTests
{
    private static readonly OpenTurn Turn = new("conv", 7, "dl_ann", "How high?", "https://bot.example", 0);

    private readonly BotActivities activities = new(new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Answered_Answer_IsWhatWebChatShows()
    {
        Answer answer = Samples.Answer(text: "It is 40 m high [1].", citations: Samples.Citation("tower", "The tower is 40 m high.")) with { Id = "01J" };

        JsonObject activity = activities.Answered(answer, Turn, ["When was it built?"]);

        Assert.Equal("It is 40 m high [1].\n\n[1]: <https://bot.example/documents/tower> \"Title\"", (string)activity["text"]!);
        Assert.Equal(("message", "markdown", "conv|0000007"), ((string)activity["type"]!, (string)activity["textFormat"]!, (string)activity["replyToId"]!));
        Assert.Equal("""["urn:coopbot:fb:01J:like","urn:coopbot:fb:01J:dislike"]""", new JsonArray([.. activity["entities"]![0]!["potentialAction"]!.AsArray().Select(static a => a!["@id"]!.DeepClone())]).ToJsonString());
        Assert.Equal("""[{"type":"imBack","title":"When was it built?","value":"When was it built?"}]""", activity["suggestedActions"]!["actions"]!.ToJsonString());
        Assert.Equal("The tower is 40 m high.", (string)activity["channelData"]!["coopbot"]!["citations"]![0]!["quote"]!);
    }

    [Fact]
    public void Answered_Courtesy_CantBeRated() => Assert.Null(activities.Answered(Samples.Answer(Outcome.Conversational, "Hello!"), Turn, [])["entities"]);

    [Fact]
    public void Answered_WordedByAModel_SaysSoBelowTheMessage()
    {
        Answer answer = Samples.Answer(text: "It is 40 m high [1].", citations: Samples.Citation("tower", "The tower is 40 m high.")) with { Explanation = Samples.WordedBy("a-model") };

        JsonNode worded = activities.Answered(answer, Turn, [])["entities"]![0]!["citation"]![0]!["claimInterpreter"]!;
        JsonNode own = activities.Answered(answer with { Explanation = Samples.WordedBy(null) }, Turn, [])["entities"]![0]!["citation"]![0]!;

        Assert.Equal($$"""{"@type":"Project","name":"CoopBot","slogan":"{{BotActivities.WordedByModel}}"}""", worded.ToJsonString());
        Assert.Null(own["claimInterpreter"]);
    }

    [Fact]
    public void Answered_WordedByAModelWithoutCitations_SaysSoInTheText()
    {
        Answer answer = Samples.Answer(text: "I can't say.") with { Explanation = Samples.WordedBy("a-model") };

        Assert.Equal($"I can't say.\n\n*{BotActivities.WordedByModel}*", (string)activities.Answered(answer, Turn, [])["text"]!);
    }

    [Fact]
    public void Answered_AnyAnswer_HasNothingThatBlanksWebChat() => Gen.Select(Texts.Any, Texts.Citations, Gen.Enum<Outcome>(), Gen.Bool).Sample((text, citations, outcome, reachable) =>
    {
        Answer answer = Samples.Answer(outcome, text, citations: citations);

        JsonObject activity = activities.Answered(answer, Turn with { Site = reachable ? Turn.Site : "nowhere" }, ["a", new string('b', 300)]);

        JsonObject[] entities = [.. (activity["entities"] ?? new JsonArray()).AsArray().Select(static e => e!.AsObject())];
        Assert.InRange(entities.Length, 0, 1);
        Assert.All(entities, static e => Assert.Equal(("https://schema.org/Message", "Message", "https://schema.org", ""), ((string)e["type"]!, (string)e["@type"]!, (string)e["@context"]!, (string)e["@id"]!)));
        JsonNode[] claims = [.. entities.SelectMany(static e => (e["citation"] ?? new JsonArray()).AsArray()).Select(static c => c!)];
        Assert.All(claims, static c => Assert.True(c["appearance"]!["url"] is not null || c["appearance"]!["text"] is not null));
        Assert.All(claims, static c => Assert.NotEmpty((string)c["appearance"]!["name"]!));
        Assert.All(claims.Select(static c => c["appearance"]!["url"]).OfType<JsonNode>(), static u => Assert.StartsWith("https://bot.example/documents/", (string)u!, StringComparison.Ordinal));

        // Each row of the list has its citation, and each citation its row.
        string sent = (string)activity["text"]!;
        int[] rows = [.. Definition().Matches(sent).Select(static m => int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(citations.Take(20).Select(static c => c.N), rows);
        Assert.Equal(outcome == Outcome.Conversational ? [] : rows, claims.Select(static c => (int)c["position"]!));
        Assert.Equal("a", (string)Assert.Single(activity["suggestedActions"]!["actions"]!.AsArray())!["value"]!);
    });

    [Fact]
    public void Typing_Words_CarryNoWatermark()
    {
        JsonNode frame = JsonNode.Parse(activities.Typing("conv", "Searching…"))!;

        Assert.Null(frame["watermark"]); // the client's own stays where it is
        Assert.Equal(("typing", "Searching…", "bot"), ((string)frame["activities"]![0]!["type"]!, (string)frame["activities"]![0]!["text"]!, (string)frame["activities"]![0]!["from"]!["role"]!));
    }

    [Fact]
    public void Apology_ToAMessage_RepliesToIt() => Assert.Equal("conv|0000007", (string)activities.Apology(Turn, "Sorry.")["replyToId"]!);

    [GeneratedRegex(@"^\[(\d+)\]: (?:<https://bot\.example/|cite:\d)", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
