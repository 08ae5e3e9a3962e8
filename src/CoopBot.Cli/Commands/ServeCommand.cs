using System.CommandLine;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Cli.Serving;
using CoopBot.Knowledge.Storage;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot serve</c>: the host, with the chat in the browser and the web API, as a process of its own.</summary>
internal static class ServeCommand
{
    /// <summary>Ctrl+C: how long stopping may take, the host's own limit and what it takes to end it after that.</summary>
    public static readonly TimeSpan StopLimit = HostRun.StopLimit + TimeSpan.FromSeconds(5);

    private const string Name = "serve";

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "The addresses to listen at, parted by semicolons. Default: ASPNETCORE_URLS, else http://127.0.0.1:3978.",
        HelpName = "URLS",
    };

    public static Command Create(Terminal terminal)
    {
        Command command = new(Name, "Start the host: the chat in the browser, the pages and the web API. Ctrl+C stops it.") { Urls };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Folders folders = Workspace.FoldersOf(parsed);
            List<string> arguments = ["--knowledge", folders.RequireKnowledge(), "--data", folders.Data];
            if (parsed.GetValue(Urls) is { } urls)
            {
                arguments.AddRange(["--urls", urls]);
            }

            (int exitCode, bool killed) = await HostRun.RunAsync(HostProgram.Find(AppContext.BaseDirectory), arguments, TimeProvider.System, cancellationToken);
            if (killed)
            {
                terminal.Error.WriteLine($"The host did not stop within {HostRun.StopLimit.TotalSeconds} seconds and was ended.");
            }

            return exitCode;
        });
        return command;
    }

    /// <summary>Whether that is what was asked for.</summary>
    public static bool Is(ParseResult parsed) => parsed.CommandResult.Command.Name == Name;
}
