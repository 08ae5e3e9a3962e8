using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Audit.Export;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Cli.Commands.Audit;

/// <summary><c>coopbot audit list</c>: answers of the log, newest first.</summary>
internal static class ListCommand
{
    private const int ShownText = 80;

    private static readonly Option<int?> Limit = WholeNumber.Option("--limit", least: 1, "N", "How many. Default: 50.");

    public static Command Create(Terminal terminal)
    {
        AuditFilters filters = new();
        Command command = new("list", "List answers, newest first.") { Limit };
        filters.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            AuditQuery query = filters.Query(parsed);
            await using var workspace = Workspace.Open(parsed, terminal);
            DamagedEntries damaged = new(terminal.Error);
            List<RatedAnswer> answers = await ReadAsync(workspace.AnswerLog, query, parsed.GetValue(Limit) ?? query.Limit, damaged, cancellationToken);
            damaged.End();
            if (parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Out.WriteLine(new JsonArray([.. answers.Select(JsonlExport.Json)]).ToJsonString(AuditJson.Indented));
            }
            else
            {
                Print(answers, terminal.Out);
            }

            return damaged.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static async Task<List<RatedAnswer>> ReadAsync(IAnswerLog log, AuditQuery query, int limit, DamagedEntries damaged, CancellationToken cancellationToken)
    {
        List<RatedAnswer> answers = [];
        long? next = null;
        do
        {
            AuditPage page = await log.ListAsync(query with { Limit = Math.Min(1000, limit - answers.Count), Before = next }, cancellationToken);
            answers.AddRange(page.Answers);
            foreach (long entry in page.Damaged)
            {
                damaged.Add(entry);
            }

            next = page.Next;
        }
        while (next is not null && answers.Count < limit);
        return answers;
    }

    private static void Print(List<RatedAnswer> answers, TextWriter output)
    {
        var table = new Table("-entry", "time", "id", "channel", "outcome", "feedback", "question");
        foreach (RatedAnswer answer in answers)
        {
            AnswerEntry entry = answer.Entry;
            table.Add(
                entry.Sequence.ToString(CultureInfo.InvariantCulture),
                entry.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                entry.Id,
                entry.Channel,
                Outcome(entry),
                string.Join(' ', answer.Feedback.Select(static f => f.Rating == Rating.Up ? "+" : "-")),
                entry.Question is { } question ? Short(question) : "(not kept)");
        }

        table.Print(output);
    }

    /// <summary>The outcome with its reason or verdict.</summary>
    internal static string Outcome(AnswerEntry entry) =>
        entry.Reason is { } reason ? $"refused: {WireNames.Of(reason)}" : entry.Verdict is { } verdict ? $"checked: {WireNames.Of(verdict)}" : WireNames.Of(entry.Outcome);

    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= ShownText ? line : line[..ShownText] + "…";
    }
}
