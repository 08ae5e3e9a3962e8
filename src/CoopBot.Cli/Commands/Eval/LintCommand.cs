using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Linting;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;

namespace CoopBot.Cli.Commands.Eval;

/// <summary><c>coopbot eval lint</c>: what has rotted in a golden set.</summary>
internal static class LintCommand
{
    private static readonly Argument<string> Folder = new("suite") { Description = "The folder with cases.jsonl." };

    public static Command Create(Terminal terminal)
    {
        Command command = new(
            "lint", "Find cases that aren't complete, whose cited words are gone, whose patterns no document holds, that check nothing or ask the same twice, and unbalanced suites (exit code 1).") { Folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Suite suite = SuiteReader.Read(parsed.GetRequiredValue(Folder), drafts: true);
            await using var workspace = Workspace.Open(parsed, terminal);
            Dictionary<string, string> texts = suite.UsesKnowledgeFolder ? await TextsAsync(workspace, cancellationToken) : [];
            IReadOnlyList<LintFinding> findings = SuiteLint.Check(suite, texts);
            int documents = texts.Count + suite.Collections.Values.Sum(static c => c.Documents.Count);
            if (parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Out.WriteLine(Json(suite, documents, findings).ToJsonString(AnswerJson.Indented));
            }
            else
            {
                Print(findings, terminal.Out);
                string count = findings.Count == 0 ? "no findings" : Counted(findings.Count, "finding");
                terminal.Error.WriteLine($"{suite.Name}: {Counted(suite.Cases.Count, "case")} held against {Counted(documents, "document")}: {count}");
            }

            return findings.Count > 0 ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    private static async Task<Dictionary<string, string>> TextsAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        KnowledgeSnapshot documents = await workspace.DocumentsAsync(cancellationToken);
        return documents.Documents.ToDictionary(static d => d.Key, static d => d.Value.Text, StringComparer.Ordinal);
    }

    private static void Print(IReadOnlyList<LintFinding> findings, TextWriter output)
    {
        foreach (LintFinding finding in findings)
        {
            output.WriteLine($"{finding.Case ?? "suite"} [{finding.Kind}] {finding.Message}");
        }
    }

    private static JsonObject Json(Suite suite, int documents, IReadOnlyList<LintFinding> findings) => new()
    {
        ["suite"] = suite.Name,
        ["cases"] = suite.Cases.Count,
        ["documents"] = documents,
        ["findings"] = new JsonArray([.. findings.Select(static f => (JsonNode)new JsonObject { ["case"] = f.Case, ["kind"] = f.Kind, ["message"] = f.Message })]),
    };

    private static string Counted(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
