using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Channels.Links;
using CoopBot.Channels.Teams.Rendering;
using CoopBot.Grounding.Answers;
using CoopBot.Host.Tests.Teams.Peers;
using CoopBot.TestKit;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace CoopBot.Host.Tests.Teams.Rendering;

/// <summary>Answers as messages of Teams, each held to all the rules.</summary>
public sealed class TeamsRendererTests
{
    private readonly TeamsRenderer renderer = new(new StubLinks());

    [Fact]
    public void Render_Answer_CitesWithTitleWordsAndLink()
    {
        JsonObject message = Rendered(StubAnswers.Answered("It is 40 m high [1].", StubAnswers.Cited(1, heading: "Height")));

        Assert.Equal("""{"feedbackLoop":{"type":"default"}}""", message["channelData"]!.ToJsonString());
        JsonNode claim = Assert.Single(Claims(message))!;
        Assert.Equal(
            """{"@type":"DigitalDocument","name":"The tower, Height","abstract":"The tower is 40 m high.","url":"https://bot.example.org/documents/tower?from=11"}""",
            claim["appearance"]!.ToJsonString());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("a-model", """["AIGeneratedContent"]""")]
    public void Render_WordedByAModel_CarriesTheLabelAndOtherwiseNone(string? model, string? expected)
    {
        JsonObject message = Rendered(StubAnswers.Answered("It is 40 m high [1].", StubAnswers.Cited(1)) with { Explanation = Samples.WordedBy(model) });

        Assert.Equal(expected, message["entities"]![0]!["additionalType"]?.ToJsonString());
        Assert.Single(Claims(message));
    }

    [Fact]
    public void Render_WordedByAModelWithoutCitations_CarriesTheLabelAlone()
    {
        JsonNode entity = Rendered(StubAnswers.Answered("I can't say.") with { Explanation = Samples.WordedBy("a-model") })["entities"]![0]!;

        Assert.Equal(("""["AIGeneratedContent"]""", null), (entity["additionalType"]!.ToJsonString(), entity["citation"]));
    }

    [Fact]
    public void Render_NumbersOutOfOrderRepeatedOrUncited_AreNumberedByFirstUse()
    {
        Citation[] all = [.. Enumerable.Range(1, 4).Select(static n => StubAnswers.Cited(n, quote: $"quote {n}"))];

        JsonObject message = Rendered(StubAnswers.Answered("C [3], A [1], C again [3]. Not known [9]. The document says \\[2\\].", all));

        Assert.Equal("C [1], A [2], C again [1]. Not known . The document says \\[2\\].", (string)message["text"]!);
        Assert.Equal(["quote 3", "quote 1"], Claims(message).Select(static c => (string)c!["appearance"]!["abstract"]!));
    }

    [Fact]
    public void Render_ThirtyCitations_KeepsTwentyOnBothSides()
    {
        Citation[] all = [.. Enumerable.Range(1, 30).Select(static n => StubAnswers.Cited(n))];

        JsonObject message = Rendered(StubAnswers.Answered(string.Join(' ', all.Select(static c => $"Word{c.N} [{c.N}].")), all));

        Assert.Equal(20, Claims(message).Count);
        Assert.Contains("Word30 .", (string)message["text"]!, StringComparison.Ordinal);
    }

    /// <summary>Titles and quotes at the edges.</summary>
    public static TheoryData<string, string> Edges => new()
    {
        { new string('t', 80), new string('q', 160) },
        { new string('t', 81), new string('q', 161) },
        { new string('t', 78) + "👩‍👩‍👧", new string('q', 158) + "👩‍👩‍👧" }, // one character of eight units
        { string.Concat(Enumerable.Repeat("𝄞", 100)), string.Concat(Enumerable.Repeat("𝄞", 200)) },
        { "", "" },
        { " \n\t ", " \n " },
        { "A \"quoted\" <b>title</b> [1]", "Words with \\ and \" and <script>" },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Render_AnyTitleAndQuote_KeepsTheLimits(string title, string quote) =>
        Assert.Single(Claims(Rendered(StubAnswers.Answered("It is so [1].", StubAnswers.Cited(1, title, quote)))));

    [Fact]
    public void Render_HostWithoutAPublicAddress_CitesWithoutALink()
    {
        JsonObject message = Rendered(StubAnswers.Answered("It is so [1].", StubAnswers.Cited(1)), links: new StubLinks(isKnown: false));

        Assert.Null(Assert.Single(Claims(message))!["appearance"]!["url"]);
    }

    [Fact]
    public void Render_Refusal_OffersWhatIsNearAndQuestions()
    {
        Answer refusal = StubAnswers.Answered("The documents don't say that.") with { Outcome = Outcome.Refused, Reason = RefusalReason.NotStated, Nearest = [StubAnswers.Cited(1, "The [tall] tower")] };

        JsonObject message = Rendered(refusal, ["How high is the tower?", new string('x', 500), "When was it built?", "By whom?", "Why?"]);

        Assert.Equal("The documents don't say that.\n\nNearest passages:\n- [The \\[tall\\] tower](https://bot.example.org/documents/tower?from=11)", (string)message["text"]!);
        Assert.Null(message["entities"]);
        Assert.Equal(["How high is the tower?", "When was it built?", "By whom?"], message["suggestedActions"]!["actions"]!.AsArray().Select(static a => (string)a!["value"]!));
    }

    [Fact]
    public void Render_Courtesy_CarriesNoThumbs()
    {
        JsonObject message = Rendered(StubAnswers.Answered("Hello!") with { Outcome = Outcome.Conversational });

        Assert.Equal((null, null), (message["channelData"], message["entities"]));
    }

    [Theory]
    [InlineData(Verdict.Supported, "✅ **Supported**\n\n")]
    [InlineData(Verdict.Contradicted, "❌ **Contradicted**\n\n")]
    [InlineData(Verdict.NotFound, "❔ **Not found**\n\n")]
    public void Render_Verdict_SaysItInAWord(Verdict verdict, string expected)
    {
        JsonObject message = Rendered(StubAnswers.Answered("Because.") with { Outcome = Outcome.Checked, Verdict = verdict });

        Assert.StartsWith(expected, (string)message["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verdict.Supported, VerdictTexts.Supported + "The tower is 40 m high.", "✅ **Supported**\n\nThe tower is 40 m high.")]
    [InlineData(Verdict.Contradicted, VerdictTexts.Contradicted + "The tower is 40 m high.", "❌ **Contradicted**\n\nThe tower is 40 m high.")]
    [InlineData(Verdict.NotFound, VerdictTexts.NotFound, "❔ **Not found**\n\nNo passage of the documents settles this claim.")]
    public void Render_VerdictInTheText_IsSaidOnce(Verdict verdict, string text, string expected)
    {
        JsonObject message = Rendered(StubAnswers.Answered(text) with { Outcome = Outcome.Checked, Verdict = verdict });

        Assert.Equal(expected, (string)message["text"]!);
    }

    [Fact]
    public void Render_TextOfTheDocuments_SendsNoImageHtmlOrForeignLink()
    {
        JsonObject message = Rendered(StubAnswers.Answered("# Look\n![x](https://evil.example/x.png) <img src=x> [here](https://evil.example) [1]\n[1]: https://evil.example", StubAnswers.Cited(1)));

        Assert.DoesNotContain("evil.example)", (string)message["text"]!, StringComparison.Ordinal);
        Assert.Equal("**Look**\nx &lt;img src=x> here [1]\n\\[1]: https://evil.example", (string)message["text"]!);
    }

    /// <summary>What makes a message too large: words, words that are long in UTF-8, citations with long addresses.</summary>
    public static TheoryData<string, string> Large => new()
    {
        { "x", "tower" }, { "語", "tower" }, { "👩‍👩‍👧", "tower" }, { "x", new string('y', 2000) }, { "語", new string('語', 600) },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void Render_MoreThanAMessageHolds_IsCutAndSaysWhereTheRestIs(string unit, string document)
    {
        Citation[] all = [.. Enumerable.Range(1, 20).Select(n => StubAnswers.Cited(n, string.Concat(Enumerable.Repeat(unit, 30)), string.Concat(Enumerable.Repeat(unit, 60))) with { DocumentId = document })];
        string words = string.Concat(Enumerable.Repeat(unit, 400));

        JsonObject message = Rendered(StubAnswers.Answered(string.Join("\n\n", all.Select(c => string.Create(CultureInfo.InvariantCulture, $"**Part {c.N}** {words}{words}{words}{words} [{c.N}]."))), all));

        string text = (string)message["text"]!;
        Assert.Contains($"*{TeamsRenderer.Cut}* [", text, StringComparison.Ordinal);
        Assert.Contains("](https://bot.example.org/documents/", text, StringComparison.Ordinal);
        Assert.True(text.Length > 150, text);
    }

    [Fact]
    public void Render_MoreThanAMessageHoldsAndNoLink_SaysThatItIsCut() => Assert.EndsWith(
        $"*{TeamsRenderer.Cut}*", (string)Rendered(StubAnswers.Answered(new string('x', 40_000)), links: new StubLinks(isKnown: false))["text"]!, StringComparison.Ordinal);

    private static JsonArray Claims(JsonObject message) => message["entities"]![0]!["citation"]!.AsArray();

    private JsonObject Rendered(Answer answer, IReadOnlyList<string>? suggestions = null, IDocumentLinks? links = null)
    {
        Activity activity = (links is null ? renderer : new TeamsRenderer(links)).Render(answer, suggestions ?? []);
        JsonObject message = JsonNode.Parse(JsonConvert.SerializeObject(activity, new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore }))!.AsObject();
        Assert.Empty(MessageRules.ProblemsOf(message));
        return message;
    }

    private sealed class StubLinks(bool isKnown = true) : IDocumentLinks
    {
        public Uri? For(Citation citation) =>
            isKnown ? new Uri(string.Create(CultureInfo.InvariantCulture, $"https://bot.example.org/documents/{Uri.EscapeDataString(citation.DocumentId)}?from={citation.Start}")) : null;

        public bool IsSigned(string path, IReadOnlyDictionary<string, string> query) => throw new NotSupportedException();
    }
}
