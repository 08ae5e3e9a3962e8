using System.CommandLine;
using System.Text.Json.Nodes;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Ranking;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot eval</c>: runs suites and scores them.</summary>
internal static class EvalCommand
{
    private static readonly Argument<string[]> Suites = new("suite")
    {
        Description = "Folders with cases.jsonl (golden sets, benchmarks), or with corpus.jsonl, queries.jsonl and qrels (retrieval benchmarks in BEIR's layout).",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Half = new("--half")
    {
        Description = "Only the cases of one half: tune is for fitting, held for reporting.",
        HelpName = "tune|held",
    };

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
        Half.AcceptOnlyFromAmong(Enum.GetValues<SuiteHalf>().Select(WireNames.Of).ToArray());
        Command command = new("eval", "Run suites of questions and claims and score the answers.") { Suites, Half, Failures, Parallel, Results, Features };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        // All are looked at before the first is run: a slip in the last must not cost the time of the others.
        SuiteHalf? half = parsed.GetValue(Half) is { } name ? Enum.Parse<SuiteHalf>(name, ignoreCase: true) : null;
        List<object> suites = [.. parsed.GetRequiredValue(Suites).Select(folder => Read(folder, half))];
        bool json = parsed.GetValue(GlobalOptions.Json);
        var documents = new JsonArray();
        int notRun = 0;
        await using var workspace = Workspace.Open(parsed, terminal);
        using var engines = new WorkspaceEngines(workspace);
        using RunFiles files = RunFiles.Open(parsed.GetValue(Results)?.FullName, parsed.GetValue(Features)?.FullName);
        foreach (object suite in suites)
        {
            if (suite is BeirCollection collection)
            {
                BeirResult result = await RankAsync(collection, workspace, engines, terminal, cancellationToken);
                documents.Add(RankingReport.Json(result));
                WriteUnless(json, () => RankingReport.Print(result, terminal.Out));
            }
            else
            {
                SuiteRun run = await AnswerAsync((Suite)suite, parsed.GetValue(Parallel) ?? Environment.ProcessorCount, engines, terminal, cancellationToken);
                files.Write(run);
                notRun += run.Failed.Count();
                var report = new ScoreReport(run, half, parsed.GetValue(Failures) ?? 0);
                documents.Add(report.Json());
                WriteUnless(json, () => report.Print(terminal.Out));
            }

            await terminal.Out.FlushAsync(cancellationToken);
        }

        if (json)
        {
            terminal.Out.WriteLine(new JsonObject { ["suites"] = documents }.ToJsonString(AnswerJson.Indented));
        }

        return notRun > 0 ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static object Read(string folder, SuiteHalf? half)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder {folder}.");
        }

        if (!BeirCollection.IsAt(folder))
        {
            return SuiteReader.Read(folder).Only(half);
        }

        try
        {
            return BeirCollection.Load(folder);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message, e);
        }
    }

    private static async Task<SuiteRun> AnswerAsync(
        Suite suite, int parallelism, WorkspaceEngines engines, Terminal terminal, CancellationToken cancellationToken) =>
        await ProgressDisplay.For(terminal).RunAsync(progress =>
        {
            int done = 0;
            return SuiteRun.RunAsync(
                suite,
                engines,
                parallelism,
                result =>
                {
                    progress.Report(new ProgressStep(suite.Name, ++done, suite.Cases.Count));
                    if (result.Error is { } error)
                    {
                        terminal.Error.WriteLine($"case {result.Case.Id} failed: {error.Message}");
                    }
                },
                cancellationToken);
        });

    private static async Task<BeirResult> RankAsync(
        BeirCollection collection, Workspace workspace, WorkspaceEngines engines, Terminal terminal, CancellationToken cancellationToken)
    {
        var run = new BeirRun(engines.Caching((await workspace.ModelsAsync()).Encoder), workspace.Get<Retrieval.RetrievalOptions>());
        return await ProgressDisplay.For(terminal).RunAsync(
            progress => run.RunAsync(collection, new Percent(collection.Name, progress), cancellationToken));
    }

    private static void WriteUnless(bool json, Action write)
    {
        if (!json)
        {
            write();
        }
    }

    private sealed class Percent(string name, IProgress<ProgressStep> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new ProgressStep(name, (int)(value * 100), 100));
    }
}
