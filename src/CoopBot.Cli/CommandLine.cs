using System.CommandLine;
using System.CommandLine.Invocation;
using CoopBot.Audit.Log;
using CoopBot.Cli.Commands;
using CoopBot.Cli.Commands.Audit;
using CoopBot.Cli.Commands.Eval;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Suites;
using CoopBot.Inference.Configuration;
using CoopBot.Inference.Weights;

namespace CoopBot.Cli;

/// <summary>The command line as a whole.</summary>
internal static class CommandLine
{
    /// <summary>Ctrl+C: how long a command may take to put things in order.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    /// <summary>All commands.</summary>
    public static RootCommand Build(Terminal terminal)
    {
        RootCommand root = new("Answers questions from a folder of documents, with citations; checks claims; refuses what the documents don't say.")
        {
            GlobalOptions.Knowledge,
            GlobalOptions.Data,
            GlobalOptions.Json,
            IngestCommand.Create(terminal),
            AskCommand.Create(terminal),
            CheckCommand.Create(terminal),
            SearchCommand.Create(terminal),
            DocumentsCommand.Create(terminal),
            ShowCommand.Create(terminal),
            EvalCommand.Create(terminal),
            AuditCommand.Create(terminal),
            ServeCommand.Create(terminal),
            McpCommand.Create(terminal),
            TeamsPackageCommand.Create(terminal),
        };
        return root;
    }

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code (<see cref="ExitCodes"/>).</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        // No response files: a question may begin with "@".
        ParseResult parsed = Build(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (string problem in parsed.Errors.Select(static e => e.Message).Distinct(StringComparer.Ordinal))
            {
                terminal.Error.WriteLine(problem);
            }

            terminal.Error.WriteLine("See: coopbot --help");
            return ExitCodes.Usage;
        }

        InvocationConfiguration configuration = new()
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = ServeCommand.Is(parsed) ? ServeCommand.StopLimit : StopLimit,
            Output = terminal.Out,
            Error = terminal.Error,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Stopped.");
            return ExitCodes.Interrupted;
        }
        catch (Exception e) when (e is UsageException or DirectoryNotFoundException or SettingsException or SuiteFormatException or RunStoreException or ModelUnavailableException)
        {
            terminal.Error.WriteLine(e.Message);
            return ExitCodes.Usage;
        }
#pragma warning disable CA1031 // The last line of defence: a person gets a sentence, not a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine(e is IOException or AnswerLogException ? e.Message : $"Unexpected {e.GetType().Name}: {e.Message}");
            return ExitCodes.Failed;
        }
    }
}
