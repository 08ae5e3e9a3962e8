using System.CommandLine;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;

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
            await workspace.KnowledgeAsync(cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
