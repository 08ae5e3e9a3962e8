using CoopBot.Cli.Tests.Process;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Repository;

/// <summary>docs/cli.md shows the help of each command as it is.</summary>
public sealed class CommandLineDocsTests
{
    public static TheoryData<string> Commands =>
    [
        "", "ingest", "ask", "check", "search", "documents", "show", "eval", "eval accept", "eval lint", "eval convert", "eval draft", "eval calibrate", "audit",
        "audit list", "audit show", "audit verify", "audit head", "audit export", "audit gaps", "audit redact", "audit retain", "serve", "mcp", "teams-package",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Docs_HelpOfACommand_StandsInThem(string command)
    {
        string docs = await File.ReadAllTextAsync(Path.Combine(SharedFolder.Root, "docs", "cli.md"), TestContext.Current.CancellationToken);

        CliResult help = await CliProcess.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.Contains($"```text\n{string.Join('\n', help.Output.Split('\n').Select(static l => l.TrimEnd())).Trim('\n')}\n```", docs);
    }

    [Fact]
    public async Task Docs_EveryCommand_HasItsHelpShown()
    {
        CliResult help = await CliProcess.RunAsync("--help");

        string[] commands = [.. help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .Select(static l => l.Trim().Split(' ')[0]).Where(static c => c.Length > 0)];
        Assert.Equal(Commands.Select(static row => row.Data).Where(static c => c.Length > 0 && !c.Contains(' ', StringComparison.Ordinal)), commands);
    }
}
