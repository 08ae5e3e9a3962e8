using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Grounding.Answers;

namespace CoopBot.Grounding.Tests.Answers;

/// <summary>The shape that every channel returns: other programs rely on its very names.</summary>
public sealed class AnswerJsonTests
{
    private static readonly Citation Cited = new(
        1, "a/b", "Title", "Publisher", "2025-03", "Heading", 12, 15, "ñ \"é\"", "/documents/a/b?from=12&to=15");

    private static readonly Answer Full = new()
    {
        Id = "01JD",
        Outcome = Outcome.Answered,
        Text = "It costs **$200 million** [1].",
        Confidence = 0.94,
        Question = "what do they cost?",
        ResolvedQuestion = "what do the prisons cost?",
        Citations = [Cited],
        KnowledgeVersion = "sha256:0",
        ElapsedMs = 83,
        Explanation = new Explanation("reader", [], []),
    };

    [Fact]
    public void Compact_Answer_IsExactlyTheContract() =>
        Assert.Equal(
            """
            {"id":"01JD","outcome":"answered","text":"It costs **$200 million** [1].","reason":null,"verdict":null,"confidence":0.94,
            "question":"what do they cost?","resolvedQuestion":"what do the prisons cost?",
            "citations":[{"n":1,"documentId":"a/b","title":"Title","publisher":"Publisher","date":"2025-03","heading":"Heading","start":12,"end":15,"quote":"ñ \"é\"","url":"/documents/a/b?from=12&to=15"}],
            "nearest":[],"knowledgeVersion":"sha256:0","elapsedMs":83}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(Full, AnswerJson.Compact));

    [Fact]
    public void Compact_UnknownPublisherAndDate_AreKeptAsNull()
    {
        JsonNode citation = JsonSerializer.SerializeToNode(Cited with { Publisher = null, Date = null }, AnswerJson.Compact)!;

        Assert.True(citation.AsObject().ContainsKey("publisher"));
        Assert.Null(citation["publisher"]);
        Assert.True(citation.AsObject().ContainsKey("date"));
        Assert.Null(citation["date"]);
    }

    [Theory]
    [InlineData(Outcome.Answered, "answered")]
    [InlineData(Outcome.Refused, "refused")]
    [InlineData(Outcome.Checked, "checked")]
    [InlineData(Outcome.Conversational, "conversational")]
    public void Compact_Outcome_IsNamedInSnakeCase(Outcome outcome, string expected) => Assert.Equal(expected, Named(outcome));

    [Theory]
    [InlineData(RefusalReason.NoEvidence, "no_evidence")]
    [InlineData(RefusalReason.NotStated, "not_stated")]
    [InlineData(RefusalReason.PremiseContradicted, "premise_contradicted")]
    [InlineData(RefusalReason.OffTopic, "off_topic")]
    [InlineData(RefusalReason.Unsafe, "unsafe")]
    [InlineData(RefusalReason.Unverified, "unverified")]
    [InlineData(RefusalReason.Unreadable, "unreadable")]
    public void Compact_Reason_IsNamedInSnakeCase(RefusalReason reason, string expected) => Assert.Equal(expected, Named(reason));

    [Theory]
    [InlineData(Verdict.Supported, "supported")]
    [InlineData(Verdict.Contradicted, "contradicted")]
    [InlineData(Verdict.NotFound, "not_found")]
    public void Compact_Verdict_IsNamedInSnakeCase(Verdict verdict, string expected) => Assert.Equal(expected, Named(verdict));

    [Fact]
    public void Compact_Answer_IsReadBackAlike()
    {
        Answer answer = Full with { Outcome = Outcome.Refused, Reason = RefusalReason.OffTopic, Citations = [], Nearest = [Cited], Explanation = null };

        Answer read = JsonSerializer.Deserialize<Answer>(JsonSerializer.Serialize(answer, AnswerJson.Compact), AnswerJson.Compact)!;

        Assert.Equal(answer with { Citations = [], Nearest = [] }, read with { Citations = [], Nearest = [] });
        Assert.Equal(answer.Nearest, read.Nearest);
    }

    [Fact]
    public void Compact_IsOneLine_IndentedIsTheSameOverSeveral()
    {
        string compact = JsonSerializer.Serialize(Full with { Text = "- one [1].\n- two [2]." }, AnswerJson.Compact);
        string indented = JsonSerializer.Serialize(Full with { Text = "- one [1].\n- two [2]." }, AnswerJson.Indented);

        Assert.DoesNotContain('\n', compact);
        Assert.Contains('\n', indented);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(compact), JsonNode.Parse(indented)));
    }

    private static string Named<T>(T value) => JsonSerializer.Serialize(value, AnswerJson.Compact).Trim('"');
}
