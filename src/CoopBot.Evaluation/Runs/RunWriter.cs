using System.Text;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Runs;

/// <summary>Keeps a run while it goes on: each result is on file as soon as it is there, so an interruption loses none of them.</summary>
public sealed class RunWriter : IDisposable
{
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly StreamWriter results;

    internal RunWriter(RunManifest manifest, string folder, TimeProvider clock, StoredRun? soFar)
    {
        Manifest = manifest;
        this.folder = folder;
        this.clock = clock;
        SoFar = soFar;

        // Not shared: two programs going on with the same run would run every case twice.
        FileStream file = new(Path.Combine(folder, RunStore.ResultsFile), FileMode.Append, FileAccess.Write, FileShare.Read);
        results = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = true };
    }

    /// <summary>The run as it stands.</summary>
    public RunManifest Manifest { get; private set; }

    /// <summary>What an interrupted run left; null for a new one.</summary>
    public StoredRun? SoFar { get; }

    /// <summary>What an interrupted run left of a suite, by case id. Cases that could not be run are not among them: they get another try.</summary>
    public IReadOnlyDictionary<string, RanCase> KnownOf(string suite) =>
        (SoFar?.Suites.FirstOrDefault(s => string.Equals(s.Name, suite, StringComparison.Ordinal))?.Cases ?? [])
        .Where(static c => c.Error is null).ToDictionary(static c => c.Case.Id, StringComparer.Ordinal);

    /// <summary>Adds a result. One writer, one caller at a time.</summary>
    public void Append(string suite, RanCase result) => results.WriteLine(ResultLine.Write(suite, result));

    /// <summary>Marks the run complete and keeps its figures.</summary>
    /// <param name="runs">Every suite, in the manifest's order.</param>
    /// <returns>The run as anyone can open it from now on.</returns>
    public StoredRun Complete(IReadOnlyList<SuiteRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Manifest = Manifest with { Finished = clock.GetUtcNow(), Summaries = [.. runs.Select(Summary)] };
        RunStore.WriteManifest(folder, Manifest);
        return new StoredRun(Manifest, [.. runs.Select(static r => new StoredSuite(r.Suite.Name, r.Results))]);
    }

    public void Dispose() => results.Dispose();

    private static RunSummary Summary(SuiteRun run) => new(
        run.Suite.Name,
        run.Results.Count,
        [.. run.Failed.Select(static f => f.Case.Id)],
        FigureJson.Of(Scorer.Score(run.Measures)),
        FigureJson.Of(Bootstrap.Intervals(run.Measures)),
        DetailJson.Of(run.Measures));
}
