using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Export;
using CoopBot.Audit.Log;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Cli.Commands.Audit;

/// <summary><c>coopbot audit show</c>: one answer with what has become of its citations.</summary>
internal static class ShowAnswerCommand
{
    private static readonly Argument<string> Id = new("id") { Description = "The answer's id, as \"coopbot audit list\" shows it." };

    public static Command Create(Terminal terminal)
    {
        Command command = new("show", "Show one answer with all that was logged, and its citations held against today's documents.") { Id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            RatedAnswer answer = await workspace.AnswerLog.FindAsync(parsed.GetRequiredValue(Id), cancellationToken)
                ?? throw new UsageException("There is no such answer in the log. See: coopbot audit list");
            IReadOnlyList<CheckedCitation> cited = new CitationRecheck(await workspace.DocumentsAsync(cancellationToken)).Check(answer.Entry);
            if (parsed.GetValue(GlobalOptions.Json))
            {
                JsonObject json = JsonlExport.Json(answer);
                json["checks"] = new JsonArray([.. cited.Select(static c => new JsonObject
                {
                    ["n"] = c.Citation.N, ["status"] = WireNames.Of(c.Status), ["now"] = JsonSerializer.SerializeToNode(c.Now, AuditJson.Compact),
                })]);
                terminal.Out.WriteLine(json.ToJsonString(AuditJson.Indented));
            }
            else
            {
                Print(answer, cited, terminal.Out);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(RatedAnswer answer, IReadOnlyList<CheckedCitation> cited, TextWriter output)
    {
        AnswerEntry e = answer.Entry;
        var table = new Table("field", "value");
        table.Add("entry", $"{e.Sequence.ToString(CultureInfo.InvariantCulture)}, hash {e.Hash}");
        table.Add("time", AuditJson.Time(e.Time));
        table.Add("asked", $"{e.Channel}, by {e.User ?? "(unknown)"}, conversation {e.Conversation ?? "(none)"}");
        table.Add("question", e.Question ?? "(not kept)");
        table.Add("understood as", e.ResolvedQuestion ?? "(not kept)");
        table.Add("outcome", string.Create(CultureInfo.InvariantCulture, $"{ListCommand.Outcome(e)}, confidence {e.Confidence:0.00}"));
        table.Add("wording", e.Wording.Model is { } model ? $"{e.Wording.Kind}, {model}, prompt {e.Wording.Prompt}" : e.Wording.Kind);
        table.Add("knowledge", e.Versions.Knowledge);
        table.Add("models", e.Versions.Models);
        table.Add("settings", $"{e.Versions.Settings}, program {e.Versions.Program}");
        table.Add("decided by", $"{e.Decision ?? "(no decision)"} {string.Join(", ", e.Features.Select(static f => string.Create(CultureInfo.InvariantCulture, $"{f.Key} {f.Value}")))}");
        table.Add("timings", string.Create(CultureInfo.InvariantCulture, $"{e.ElapsedMs} ms: {string.Join(", ", e.Timings.Select(static t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {t.Value:0.0}")))}"));
        table.Print(output);
        output.WriteLine();
        output.WriteLine(e.Text ?? "(text not kept)");
        foreach (CheckedCitation c in cited)
        {
            output.WriteLine();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{c.Citation.N}] {WireNames.Of(c.Status)}: {c.Citation.Document} {c.Citation.Start}-{c.Citation.End} ({c.Citation.DocumentHash})"));
            output.WriteLine($"    \"{c.Citation.Quote.ReplaceLineEndings("\n    ")}\"");
            if (c is { Status: CitationStatus.Moved, Now: { } now })
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    now at {now.Document} {now.Start}-{now.End}"));
            }
        }

        foreach (FeedbackEntry f in answer.Feedback)
        {
            output.WriteLine();
            output.WriteLine($"{AuditJson.Time(f.Time)} {WireNames.Of(f.Rating)} by {f.User ?? "(unknown)"}: {f.Comment ?? ""}");
        }
    }
}
