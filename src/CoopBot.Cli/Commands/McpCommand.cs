using System.CommandLine;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Grounding.Composition;
using CoopBot.Mcp;
using ModelContextProtocol.Server;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot mcp</c>: a server of the Model Context Protocol on standard input and output, to which nothing else is written.</summary>
internal static class McpCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new("mcp", "Serve the tools ask, check, search and read_document to a client of the Model Context Protocol, on standard input and output.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            Bot bot = await workspace.BotAsync(cancellationToken);
            McpServerOptions options = new();
            McpSetup.Configure(options, workspace.Answers(bot), new FixedBotSource(bot), TerminalCaller.Of(conversation: null).User);
            await using StdioServerTransport transport = new(options);
            await using McpServer server = McpServer.Create(transport, options);
            await server.RunAsync(cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
