using System.CommandLine;
using CoopBot.Audit.Export;
using CoopBot.Audit.Log;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;

namespace CoopBot.Cli.Commands.Audit;

/// <summary><c>coopbot audit export</c>: answers for other programs.</summary>
internal static class ExportCommand
{
    private static readonly Option<string> Format = new("--format")
    {
        Description = "jsonl: an answer a line. csv: for spreadsheets. prov: W3C PROV as JSON-LD. chain: every entry as stored, to verify without this program; takes no filter.",
        HelpName = "jsonl|csv|prov|chain",
        DefaultValueFactory = static _ => "jsonl",
    };

    public static Command Create(Terminal terminal)
    {
        Format.AcceptOnlyFromAmong("jsonl", "csv", "prov", "chain");
        AuditFilters filters = new();
        Command command = new("export", "Write answers to standard output, oldest first.") { Format };
        filters.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            AuditQuery query = filters.Query(parsed);
            string format = parsed.GetRequiredValue(Format);
            if (format == "chain" && query != new AuditQuery())
            {
                throw new UsageException("A chain is exported whole: leave the filters out.");
            }

            await using var workspace = Workspace.Open(parsed, terminal);
            IAnswerLog log = workspace.AnswerLog;
            DamagedEntries damaged = new(terminal.Error);
            IAsyncEnumerable<RatedAnswer> answers = log.ReadAsync(query, damaged.Add, cancellationToken);
            await (format switch
            {
                "chain" => JsonlExport.WriteChainAsync(log.ReadStoredAsync(cancellationToken), terminal.Out, cancellationToken),
                "csv" => CsvExport.WriteAsync(answers, terminal.Out, cancellationToken),
                "prov" => ProvExport.WriteAsync(answers, terminal.Out, cancellationToken),
                _ => JsonlExport.WriteAnswersAsync(answers, terminal.Out, cancellationToken),
            });
            damaged.End();
            return damaged.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
