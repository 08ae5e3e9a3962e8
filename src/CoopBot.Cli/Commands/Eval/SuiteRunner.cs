using System.Reflection;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Ranking;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Suites;
using CoopBot.Inference;

namespace CoopBot.Cli.Commands.Eval;

/// <summary>Runs suites, shows how far they are, and keeps their results as they come.</summary>
internal sealed class SuiteRunner(Workspace workspace, WorkspaceEngines engines, Terminal terminal, int parallelism)
{
    /// <summary>The program's version, as runs record it.</summary>
    internal static readonly string Program =
        typeof(SuiteRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Begins a run, or goes on with one.</summary>
    public async Task<RunWriter> OpenAsync(SuiteSelection selection, string? resume, string? note, CancellationToken cancellationToken)
    {
        ModelSet models = await workspace.ModelsAsync();
        string? knowledge = selection.Suites.Any(static s => s.UsesKnowledgeFolder)
            ? (await engines.OpenAsync(collection: null, cancellationToken)).Knowledge.Version
            : null;
        RunManifest Describe(string id, DateTimeOffset now) => new()
        {
            Id = id,
            Started = now,
            Program = Program,
            Settings = workspace.SettingsVersion.Name,
            Models = models.Version,
            Knowledge = knowledge,
            Suites = selection.ForTheRecord(),
            Note = note,
        };
        return resume is null ? workspace.Runs.Create(Describe) : workspace.Runs.Resume(resume, Describe(resume, default));
    }

    /// <summary>Runs what isn't there yet of a suite.</summary>
    public Task<SuiteRun> RunAsync(Suite suite, RunWriter writer, CancellationToken cancellationToken) =>
        ProgressDisplay.For(terminal).RunAsync(progress =>
        {
            IReadOnlyDictionary<string, RanCase> known = writer.KnownOf(suite.Name);
            int done = known.Count;
            return SuiteRun.RunAsync(
                suite,
                engines,
                parallelism,
                result =>
                {
                    writer.Append(suite.Name, result);
                    progress.Report(new ProgressStep(suite.Name, ++done, suite.Cases.Count));
                    if (result.Error is { } error)
                    {
                        terminal.Error.WriteLine($"case {result.Case.Id} failed: {error}");
                    }
                },
                cancellationToken,
                known);
        });

    /// <summary>Ranks a retrieval benchmark.</summary>
    public async Task<BeirResult> RankAsync(BeirCollection collection, CancellationToken cancellationToken)
    {
        var run = new BeirRun(engines.Caching((await workspace.ModelsAsync()).Encoder), workspace.Get<Retrieval.RetrievalOptions>());
        return await ProgressDisplay.For(terminal).RunAsync(
            progress => run.RunAsync(collection, new Percent(collection.Name, progress), cancellationToken));
    }

    private sealed class Percent(string name, IProgress<ProgressStep> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new ProgressStep(name, (int)(value * 100), 100));
    }
}
