using System.CommandLine;
using CoopBot.Cli.Output;

namespace CoopBot.Cli.Commands.Audit;

/// <summary><c>coopbot audit</c>: the answer log and what has become of its citations.</summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal) => new("audit", "Read the answer log, verify it, and hold its citations against today's documents.")
    {
        ListCommand.Create(terminal),
        ShowAnswerCommand.Create(terminal),
        VerifyCommand.Create(terminal),
        HeadCommand.Create(terminal),
        ExportCommand.Create(terminal),
        GapsCommand.Create(terminal),
        RedactCommand.Create(terminal),
        RetainCommand.Create(terminal),
    };
}
