using System.CommandLine;
using System.Globalization;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Runs;

namespace CoopBot.Cli.Commands.Eval;

/// <summary><c>coopbot eval accept</c>: makes a run the one that later runs are compared with.</summary>
internal static class AcceptCommand
{
    private static readonly Argument<string?> Run = new("run")
    {
        Description = "The run to accept. Default: the newest complete one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<FileInfo> BaselineFile = new("--baseline")
    {
        Description = "The file to write; suites that it holds beside those of the run stay in it.",
        HelpName = "FILE.json",
        Required = true,
    };

    public static Command Create(Terminal terminal)
    {
        Command command = new("accept", "Write the results of a run as the new baseline.") { Run, BaselineFile };
        command.SetAction(async (parsed, _) =>
        {
            await using var workspace = Workspace.Open(parsed, terminal);
            StoredRun run = (parsed.GetValue(Run) is { } id ? workspace.Runs.Open(id) : workspace.Runs.OpenLatest())
                ?? throw new UsageException("There is no complete run: run coopbot eval SUITE first.");
            string path = parsed.GetRequiredValue(BaselineFile).FullName;
            Baseline? before = File.Exists(path) ? Baseline.Read(path) : null;
            Baseline accepted = Baseline.Accept(run, before);
            accepted.Write(path);
            NameDropped(before, accepted, terminal.Error);
            terminal.Out.WriteLine($"{path}: {string.Join(", ", run.Suites.Select(static s => s.Name))} of run {run.Manifest.Id}");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>A run with <c>--limit</c> or <c>--half</c> makes a smaller baseline, which should not go unnoticed.</summary>
    private static void NameDropped(Baseline? before, Baseline accepted, TextWriter error)
    {
        foreach (BaselineSuite suite in before?.Suites ?? [])
        {
            IReadOnlyDictionary<string, bool> now = accepted.Suites.First(s => s.Name == suite.Name).Cases;
            int dropped = suite.Cases.Keys.Count(id => !now.ContainsKey(id));
            if (dropped > 0)
            {
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{suite.Name}: {dropped} of {suite.Cases.Count} cases that were accepted before are not in this run, and are compared no more"));
            }
        }
    }
}
