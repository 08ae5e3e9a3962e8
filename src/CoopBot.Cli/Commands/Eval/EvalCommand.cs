using System.CommandLine;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Ranking;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Cli.Commands.Eval;

/// <summary><c>coopbot eval</c>: runs suites and scores them.</summary>
internal static class EvalCommand
{
    private static readonly Argument<string[]> Suites = new("suite")
    {
        Description = "Folders with cases.jsonl (golden sets, benchmarks), or with corpus.jsonl, queries.jsonl and qrels (retrieval benchmarks in BEIR's layout).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Half = SuiteSelection.HalfOption();

    private static readonly Option<int?> Limit = SuiteSelection.LimitOption();

    private static readonly Option<string?> Resume = new("--resume")
    {
        Description = "Go on with an interrupted run instead: its suites, and only the cases that it lacks. \"latest\" is the newest such run.",
        HelpName = "RUN",
    };

    private static readonly Option<string?> Note = new("--note") { Description = "Words to keep with the run: what was changed, say.", HelpName = "TEXT" };

    private static readonly Option<int?> Failures = WholeNumber.Option(
        "--failures", least: 0, "N", "List the first N wrong cases of each suite.");

    private static readonly Option<int?> Parallel = WholeNumber.Option(
        "--parallel", least: 1, "N", "Cases at a time. Default: as many as there are processors.");

    private static readonly Option<FileInfo?> Results = new("--results")
    {
        Description = "Write the answers to a file, one JSON object a line, its id being the case's.",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> Features = new("--features")
    {
        Description = "Write what each decision rested on to a file, one JSON object a line: to fit the weights of the decision.",
        HelpName = "FILE",
    };

    public static Command Create(Terminal terminal)
    {
        Command command = new("eval", "Run suites of questions and claims and score the answers.")
        {
            Suites, Half, Limit, Resume, Note, Failures, Parallel, Results, Features,
            AcceptCommand.Create(terminal),
            LintCommand.Create(terminal),
            ConvertCommand.Create(terminal),
            DraftCommand.Create(terminal),
            CalibrateCommand.Create(terminal),
        };
        ReportFiles.AddTo(command);
        GateCheck.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var workspace = Workspace.Open(parsed, terminal);
        string? resume = ResumedRun(parsed, workspace);
        SuiteSelection selection = Select(parsed, resume, workspace);
        GateCheck gate = GateCheck.Read(parsed);
        ReportFiles.Check(parsed);
        using var engines = new WorkspaceEngines(workspace);
        using RunFiles files = RunFiles.Open(parsed.GetValue(Results)?.FullName, parsed.GetValue(Features)?.FullName);
        var runner = new SuiteRunner(workspace, engines, terminal, parsed.GetValue(Parallel) ?? Environment.ProcessorCount);
        var output = new EvalOutput(terminal, parsed.GetValue(GlobalOptions.Json), selection.Half, parsed.GetValue(Failures) ?? 0);
        int notRun = 0;
        bool holds = true;
        if (selection.Suites.Count > 0)
        {
            using RunWriter writer = await runner.OpenAsync(selection, resume, parsed.GetValue(Note), cancellationToken);
            output.Begin(writer.Manifest);
            List<SuiteRun> runs = [];
            try
            {
                foreach (Suite suite in selection.Suites)
                {
                    SuiteRun ran = await runner.RunAsync(suite, writer, cancellationToken);
                    runs.Add(ran);
                    files.Write(ran);
                    output.Add(ran);
                }
            }
            catch (OperationCanceledException)
            {
                terminal.Error.WriteLine($"Go on with: coopbot eval --resume {writer.Manifest.Id}");
                throw;
            }

            StoredRun run = writer.Complete(runs);
            IReadOnlyList<Comparison> comparisons = gate.Compare(run);
            ReportFiles.Write(parsed, run, comparisons, gate.Unmet(run, comparisons));
            holds = output.Judge(gate, run, comparisons);
            notRun = runs.Sum(static r => r.Failed.Count());
        }

        foreach (BeirCollection collection in selection.Collections)
        {
            output.Add(await runner.RankAsync(collection, cancellationToken));
        }

        output.End();

        // A gate over cases that could not be run says nothing of the bot.
        return notRun > 0 ? ExitCodes.Failed : holds ? ExitCodes.Done : ExitCodes.BelowGate;
    }

    private static string? ResumedRun(ParseResult parsed, Workspace workspace) => parsed.GetValue(Resume) switch
    {
        null => null,
        "latest" => workspace.Runs.List().FirstOrDefault(static r => !r.IsComplete)?.Id ?? throw new UsageException("There is no interrupted run."),
        { } id => id,
    };

    private static SuiteSelection Select(ParseResult parsed, string? resume, Workspace workspace)
    {
        string[] folders = parsed.GetValue(Suites) ?? [];
        if (resume is null)
        {
            return folders.Length == 0 ? throw new UsageException("Give a suite: coopbot eval FOLDER.") : SuiteSelection.Read(folders, parsed.GetValue(Half), parsed.GetValue(Limit));
        }

        return folders.Length > 0 || parsed.GetValue(Half) is not null || parsed.GetValue(Limit) is not null
            ? throw new UsageException("--resume takes the suites, the half and the limit from the run.")
            : SuiteSelection.Of(workspace.Runs.ReadManifest(resume));
    }
}
