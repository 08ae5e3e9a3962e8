using System.CommandLine;
using System.Globalization;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Knowledge.Ingestion;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot ingest</c>: brings the store up to date with the folder.</summary>
internal static class IngestCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new("ingest", "Bring the store up to date with the folder of documents: new, changed and deleted ones.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            IngestReport report = await workspace.IngestAsync((await workspace.ModelsAsync()).Encoder, cancellationToken);
            IngestPrinter.Print(report, terminal.Out, parsed.GetValue(GlobalOptions.Json));
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Elapsed.TotalSeconds:0.0} s"));
            return report.HasFailures ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }
}
