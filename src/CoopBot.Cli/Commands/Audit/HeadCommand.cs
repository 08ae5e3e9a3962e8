using System.CommandLine;
using System.Text.Json;
using CoopBot.Audit.Log;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;

namespace CoopBot.Cli.Commands.Audit;

/// <summary><c>coopbot audit head</c>: what to keep elsewhere.</summary>
internal static class HeadCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new("head", "Print the newest entry's number and hash: kept elsewhere, they show later that nothing was changed or cut off.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            AuditHead head = await workspace.AnswerLog.HeadAsync(cancellationToken);
            terminal.Out.WriteLine(parsed.GetValue(GlobalOptions.Json) ? JsonSerializer.Serialize(head, AuditJson.Indented) : head.ToString());
            return ExitCodes.Done;
        });
        return command;
    }
}
