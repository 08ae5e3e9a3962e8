using System.Text.Json.Nodes;
using CoopBot.Evaluation.Drafting;
using CoopBot.Evaluation.Linting;
using CoopBot.Evaluation.Suites;
using CoopBot.Evaluation.Suites.Conversion;
using CoopBot.TestKit;

namespace CoopBot.Evaluation.Tests.Drafting;

public sealed class DraftTextTests : IDisposable
{
    private static readonly DraftCase Question = DraftCase.Of("How long? It's ____ of \"leave\".", ["fact"], "leave: \"It's 28 days\\n of leave.\"");
    private static readonly DraftCase Claim = DraftCase.Of("So it is.\nReally.", ["thumbs-down", "refused"], "n") with { IsClaim = true };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ToJsonLines_AsASuite_IsReportedAsIncompleteAndNeverRun()
    {
        folder.Write("cases.jsonl", DraftText.ToJsonLines([Question, Claim]));

        Assert.Equal(["incomplete", "incomplete"], SuiteLint.Check(SuiteReader.Read(folder.Path, drafts: true), new Dictionary<string, string>()).Select(static f => f.Kind));
        var e = Assert.Throws<SuiteFormatException>(() => SuiteReader.Read(folder.Path));
        Assert.Contains($"line 1: \"expect\" is missing: complete the case {Question.Id}", e.Message);
    }

    [Fact]
    public void Check_CompletedButForTheBlank_IsIncomplete()
    {
        JsonNode line = JsonNode.Parse(DraftText.ToJsonLines([Question]))!;
        line["expect"] = "answer";
        line["must"] = new JsonArray("28");
        folder.Write("cases.jsonl", line.ToJsonString());

        Assert.Contains("____", Assert.Single(SuiteLint.Check(SuiteReader.Read(folder.Path), new Dictionary<string, string> { ["leave"] = "28" }), static f => f.Kind == "incomplete").Message);
    }

    [Fact]
    public void ToYaml_Unfinished_IsRefusedWithItsLine()
    {
        string file = folder.Write("draft.yaml", DraftText.ToYaml([Question, Claim]));

        Assert.Contains("line 4: \"expect\" is still \"todo\"", Assert.Throws<SuiteFormatException>(() => SuiteConverter.Read(file)).Message);
    }

    [Fact]
    public void ToYaml_Completed_IsTheCaseThatWasDrafted()
    {
        string yaml = DraftText.ToYaml([Question, Claim]);
        string file = folder.Write("draft.yaml", yaml.Replace("expect: todo", "expect: not_found", StringComparison.Ordinal));

        IReadOnlyList<SuiteCase> cases = SuiteConverter.Read(file);

        Assert.Equal([(Question.Id, Question.Input, (string?)null), (Claim.Id, null, Claim.Input)], cases.Select(static c => (c.Id, c.Question, c.Claim)));
        Assert.Equal(["thumbs-down", "refused"], cases[1].Tags);
    }
}
