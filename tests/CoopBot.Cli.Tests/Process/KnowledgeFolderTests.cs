using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Process;

/// <summary>What the contract promises, on the repository's own documents.</summary>
public sealed class KnowledgeFolderTests(KnowledgeFolderFixture knowledge) : IClassFixture<KnowledgeFolderFixture>
{
    [Fact]
    public async Task Ask_QuestionThatTheDocumentsAnswer_CitesTheExactWords()
    {
        CliResult result = await knowledge.RunAsync("ask", "How many SROs will the School Resource Officer unit train?", "--json");

        Answer answer = Parse(result.Output);
        Assert.Equal((0, Outcome.Answered), (result.ExitCode, answer.Outcome));
        Assert.Contains("500", answer.Text);
        Assert.All(answer.Citations, c => Assert.Contains($"[{c.N}]", answer.Text));
        Citation citation = answer.Citations[0];
        Assert.True(CitationChecker.IsExact(citation, await knowledge.TextOfAsync(citation.DocumentId)));
    }

    [Fact]
    public async Task Ask_OffTopic_RefusesWithoutCitations()
    {
        CliResult result = await knowledge.RunAsync("ask", "Who won the football world cup in 1966?", "--json");

        Answer answer = Parse(result.Output);
        Assert.Equal((3, Outcome.Refused), (result.ExitCode, answer.Outcome));
        Assert.NotNull(answer.Reason);
        Assert.Empty(answer.Citations);
    }

    [Fact]
    public async Task Ask_SameQuestionTwice_GivesTheSameBytes()
    {
        string[] outputs = [await AskAsync(), await AskAsync()];

        Assert.Equal(outputs[0], outputs[1]);

        async Task<string> AskAsync() => (await knowledge.RunAsync("ask", "what do El Salvador's prisons cost a year?")).Output;
    }

    [Fact]
    public async Task AskBatch_EveryTwelfthGoldenCase_CitesExactlyAndInOrder()
    {
        string[] cases = [.. File.ReadLines(Path.Combine(SharedFolder.Root, "tests", "golden", "cases.jsonl")).Where(static (_, i) => i % 12 == 0)];
        using var folder = new TemporaryFolder();
        string file = folder.Write("cases.jsonl", string.Join('\n', cases));

        CliResult first = await knowledge.RunAsync("ask", "--jsonl", file);
        CliResult second = await knowledge.RunAsync("ask", "--jsonl", file);

        Answer[] answers = [.. first.Lines.Select(Parse)];
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(cases.Select(static c => (string?)JsonNode.Parse(c)!["id"]), answers.Select(static a => a.Id));
        Assert.Equal(first.Lines.Select(WithoutTime), second.Lines.Select(WithoutTime));
        Assert.All(answers, AssertRefusalsCiteNothing);
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (Citation citation in answers.SelectMany(static a => a.Citations.Concat(a.Nearest)))
        {
            if (!texts.TryGetValue(citation.DocumentId, out string? text))
            {
                texts[citation.DocumentId] = text = await knowledge.TextOfAsync(citation.DocumentId);
            }

            Assert.True(CitationChecker.IsExact(citation, text), citation.Quote);
        }
    }

    [Fact]
    public async Task Check_ClaimOfOneChangedNumber_IsNotSupported()
    {
        CliResult result = await knowledge.RunAsync("check", "The School Resource Officer unit will train 700 SROs.", "--json");

        Answer answer = Parse(result.Output);
        Assert.Equal((0, Outcome.Checked), (result.ExitCode, answer.Outcome));
        Assert.NotEqual(Verdict.Supported, answer.Verdict);
    }

    private static void AssertRefusalsCiteNothing(Answer answer)
    {
        if (answer is { Outcome: Outcome.Refused, Reason: not RefusalReason.PremiseContradicted })
        {
            Assert.Empty(answer.Citations);
            Assert.DoesNotMatch(@"\[\d+\]", answer.Text);
        }

        if (answer.Outcome == Outcome.Answered)
        {
            Assert.NotEmpty(answer.Citations);
        }
    }

    private static Answer Parse(string json) => JsonSerializer.Deserialize<Answer>(json, AnswerJson.Compact)!;

    private static string WithoutTime(string line)
    {
        JsonNode answer = JsonNode.Parse(line)!;
        answer["elapsedMs"] = 0;
        return answer.ToJsonString();
    }
}
