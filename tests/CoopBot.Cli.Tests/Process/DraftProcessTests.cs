using System.Text.Json.Nodes;
using CoopBot.Audit.Log;
using CoopBot.Audit.Storage;
using CoopBot.Grounding.Answers;
using CoopBot.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Cli.Tests.Process;

/// <summary>Cases to complete, from what was asked and from the documents.</summary>
public sealed class DraftProcessTests : IDisposable
{
    private const string Unknown = "Who founded Rome?";

    private readonly TemporaryFolder folder = new();

    public DraftProcessTests() => folder.Write("knowledge/leave.md", "# Leave\n\nEvery employee has 28 days of paid leave a year.\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Draft_RefusalAndFact_GivesASuiteThatLintNamesAndEvalRefuses()
    {
        Assert.Equal(3, (await RunAsync(null, "ask", Unknown)).ExitCode);

        CliResult draft = await RunAsync(null, "eval", "draft", "-o", folder["new"]);
        CliResult lint = await RunAsync(null, "eval", "lint", folder["new"]);
        CliResult eval = await RunAsync(null, "eval", folder["new"]);

        Assert.Equal((0, $"{folder["new/cases.jsonl"]}: 2 to complete, 1 from the log, 1 from the documents\n"), (draft.ExitCode, draft.Output));
        string[] questions = [.. (await ReadAsync("new/cases.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => (string)JsonNode.Parse(l)!["question"]!)];
        Assert.Equal([Unknown, "How long? Every employee has ____ of paid leave a year."], questions);
        Assert.Equal((1, 2), (lint.ExitCode, lint.Lines.Count(static l => l.Contains("[incomplete]", StringComparison.Ordinal))));
        Assert.Equal((2, ""), (eval.ExitCode, eval.Output));
        Assert.Contains("\"expect\" is missing", eval.Error);
    }

    [Fact]
    public async Task Draft_KnownCasesAndFileThatIsThere_AreLeftAlone()
    {
        await RunAsync(null, "ask", Unknown);
        folder.Write("golden/cases.jsonl", "{\"id\":\"rome\",\"question\":\"who founded rome\",\"expect\":\"refuse\"}\n");

        CliResult draft = await RunAsync(null, "eval", "draft", folder["golden"], "-o", folder["draft.yaml"], "--source", "log", "--json");
        CliResult yaml = await RunAsync(null, "eval", "draft", folder["golden"], "-o", folder["draft.yaml"], "--source", "documents");
        string written = await ReadAsync("draft.yaml");
        CliResult again = await RunAsync(null, "eval", "draft", "-o", folder["draft.yaml"]);

        JsonNode json = JsonNode.Parse(draft.Output)!;
        Assert.Equal((0, 1, null), ((int)json["fromLog"]!, (int)json["known"]!, (string?)json["path"]));
        Assert.Equal(0, yaml.ExitCode);
        Assert.Contains("expect: todo", written);
        Assert.Equal((2, ""), (again.ExitCode, again.Output));
        Assert.Contains("is there already", again.Error);
        Assert.Equal(written, await ReadAsync("draft.yaml"));
    }

    [Fact]
    public async Task Draft_QuestionsRedactedOrNotToBeKept_DraftsNone()
    {
        JsonNode asked = JsonNode.Parse((await RunAsync(null, "ask", Unknown, "--json")).Output)!;
        CliResult optedOut = await RunAsync(new("COOPBOT_Audit__StoreQuestions", "false"), "eval", "draft", "-o", folder["a.jsonl"], "--source", "log");
        Assert.Equal(0, (await RunAsync(null, "audit", "redact", "--answer", (string)asked["id"]!)).ExitCode);
        CliResult redacted = await RunAsync(null, "eval", "draft", "-o", folder["b.jsonl"], "--source", "log");

        Assert.Contains("Audit:StoreQuestions", optedOut.Error);
        Assert.Contains("1 left out, as their words are not kept or redacted", redacted.Error);
        Assert.Equal((0, 0), (optedOut.ExitCode, redacted.ExitCode));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.jsonl"));
    }

    /// <summary>What the settings no longer keep isn't drafted, whether the log still holds it or has dropped it.</summary>
    [Fact]
    public async Task Draft_EntriesPastTheirRetention_DraftsOnlyWhatIsKept()
    {
        await RefuseAsync(Unknown, new DateTimeOffset(2020, 1, 1, 9, 0, 0, TimeSpan.Zero));
        await RunAsync(null, "ask", "Who painted the moon?");
        var kept30 = KeyValuePair.Create("COOPBOT_Audit__RetentionDays", "30");

        CliResult all = await RunAsync(null, "eval", "draft", "-o", folder["all.jsonl"], "--source", "log");
        CliResult kept = await RunAsync(kept30, "eval", "draft", "-o", folder["kept.jsonl"], "--source", "log");
        CliResult asked = await RunAsync(kept30, "eval", "draft", "-o", folder["asked.jsonl"], "--source", "log", "--from", "2000-01-01");
        CliResult dropped = await RunAsync(kept30, "audit", "retain");
        CliResult left = await RunAsync(null, "eval", "draft", "-o", folder["left.jsonl"], "--source", "log");

        Assert.Equal((0, 0, 0, 0, 0), (all.ExitCode, kept.ExitCode, asked.ExitCode, dropped.ExitCode, left.ExitCode));
        Assert.Contains("Dropped through entry 1", dropped.Output);
        Assert.Equal(2, (await ReadAsync("all.jsonl")).Count('\n'));
        foreach (string name in new[] { "kept.jsonl", "asked.jsonl", "left.jsonl" })
        {
            string drafts = await ReadAsync(name);
            Assert.Equal((1, true, false), (drafts.Count('\n'), drafts.Contains("painted", StringComparison.Ordinal), drafts.Contains("Rome", StringComparison.Ordinal)));
        }
    }

    private async Task RefuseAsync(string question, DateTimeOffset time)
    {
        AnswerEntry refusal = new()
        {
            Id = "old",
            Outcome = Outcome.Refused,
            Reason = RefusalReason.NoEvidence,
            Confidence = 0.9,
            Question = question,
            ResolvedQuestion = question,
            Versions = new LoggedVersions("sha256:then", "", "", "0.1.0"),
            Channel = "cli",
        };
        await new SqliteAnswerLog(folder["data"], new FakeTimeProvider(time)).AppendAsync(refusal, TestContext.Current.CancellationToken);
    }

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(folder[name], TestContext.Current.CancellationToken);

    private Task<CliResult> RunAsync(KeyValuePair<string, string>? setting, params string[] arguments)
    {
        Dictionary<string, string> environment = new(CliProcess.WithoutModels, StringComparer.Ordinal);
        if (setting is { } given)
        {
            environment[given.Key] = given.Value;
        }

        return CliProcess.RunAsync([.. arguments, "--knowledge", folder["knowledge"], "--data", folder["data"]], environment: environment);
    }
}
