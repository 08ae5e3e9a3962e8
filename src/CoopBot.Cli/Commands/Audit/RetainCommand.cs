using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CoopBot.Audit;
using CoopBot.Audit.Log;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;

namespace CoopBot.Cli.Commands.Audit;

/// <summary><c>coopbot audit retain</c>: drops what is older than is to be kept.</summary>
internal static class RetainCommand
{
    private static readonly Option<int?> Days = WholeNumber.Option("--days", least: 1, "N", "Keep the entries of the last N days. Default: the setting Audit:RetentionDays.");

    public static Command Create(Terminal terminal)
    {
        Command command = new("retain", "Drop entries that are older than is to be kept, behind a checkpoint that is an entry itself.") { Days };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            int days = parsed.GetValue(Days) ?? workspace.Get<AuditOptions>().RetentionDays;
            if (days == 0)
            {
                throw new UsageException("Entries are kept for ever (Audit:RetentionDays is 0). Give --days N.");
            }

            CheckpointEntry? checkpoint = await workspace.AnswerLog.DropAsync(TimeProvider.System.GetUtcNow().AddDays(-days), cancellationToken);
            if (parsed.GetValue(GlobalOptions.Json))
            {
                terminal.Out.WriteLine(JsonSerializer.Serialize(checkpoint, AuditJson.Indented));
            }
            else
            {
                terminal.Out.WriteLine(checkpoint is null
                    ? "Nothing is that old."
                    : string.Create(CultureInfo.InvariantCulture, $"Dropped through entry {checkpoint.Through}; entry {checkpoint.Sequence} says so."));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
