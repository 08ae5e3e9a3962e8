using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Runs;

/// <summary>A run with the cases that have come so far.</summary>
/// <param name="Manifest">What was run, and the figures once it was complete.</param>
/// <param name="Suites">In the manifest's order.</param>
public sealed record StoredRun(RunManifest Manifest, IReadOnlyList<StoredSuite> Suites);

/// <summary>The cases of one suite of a run.</summary>
/// <param name="Name">The suite's name.</param>
/// <param name="Cases">In the suite's order once the run is complete, else as they came.</param>
public sealed record StoredSuite(string Name, IReadOnlyList<RanCase> Cases)
{
    /// <summary>The judged cases.</summary>
    public IReadOnlyList<CaseMeasures> Measures { get; } = [.. Cases.Select(static c => c.Measures)];
}
