using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CoopBot.Audit.Gaps;
using CoopBot.Audit.Log;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Inference;

namespace CoopBot.Cli.Commands.Audit;

/// <summary><c>coopbot audit gaps</c>: what people asked and the documents didn't say.</summary>
internal static class GapsCommand
{
    private static readonly Option<int?> Top = WholeNumber.Option("--top", least: 1, "N", "How many groups. Default: 20.");

    public static Command Create(Terminal terminal)
    {
        AuditFilters filters = new();
        Command command = new("gaps", "Group refused questions by meaning and rank them: what the documents don't say and people ask.") { Top };
        filters.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            AuditQuery query = filters.Query(parsed) with { Outcome = Grounding.Answers.Outcome.Refused };
            await using var workspace = Workspace.Open(parsed, terminal);
            ModelSet models = await workspace.ModelsAsync();
            DamagedEntries damaged = new(terminal.Error);
            IReadOnlyList<Gap> gaps = await new GapFinder(models.Encoder).FindAsync(workspace.AnswerLog.ReadAsync(query, damaged.Add, cancellationToken), cancellationToken);
            damaged.End();
            Gap[] shown = [.. gaps.Take(parsed.GetValue(Top) ?? 20)];
            if (parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(shown, AuditJson.Indented));
                return ExitCodes.Done;
            }

            var table = new Table("-people", "-times", "last", "question", "nearest document");
            foreach (Gap gap in shown)
            {
                string others = gap.Questions.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {gap.Questions.Count - 1} like it)") : "";
                table.Add(
                    gap.People.ToString(CultureInfo.InvariantCulture),
                    gap.Times.ToString(CultureInfo.InvariantCulture),
                    gap.Last.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    gap.Question + others,
                    gap.Documents.Count > 0 ? gap.Documents[0] : "");
            }

            table.Print(terminal.Out);
            return ExitCodes.Done;
        });
        return command;
    }
}
