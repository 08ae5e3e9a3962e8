using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Evaluation.Running;

/// <summary>A suite and what its cases came to.</summary>
/// <param name="Suite">What was run.</param>
/// <param name="Results">One a case, in the suite's order.</param>
public sealed record SuiteRun(Suite Suite, IReadOnlyList<CaseResult> Results)
{
    /// <summary>The judged cases, in the suite's order.</summary>
    public IReadOnlyList<CaseMeasures> Measures { get; } = [.. Results.Select(static r => r.Measure())];

    /// <summary>Cases that could not be run.</summary>
    public IEnumerable<CaseResult> Failed => Results.Where(static r => r.Error is not null);

    /// <summary>Runs every case of a suite.</summary>
    /// <param name="suite">What to run.</param>
    /// <param name="source">Sets the bot up.</param>
    /// <param name="parallelism">Cases at a time; at least 1.</param>
    /// <param name="progress">Told after each case.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public static async Task<SuiteRun> RunAsync(
        Suite suite, IEngineSource source, int parallelism, Action<CaseResult>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(suite);
        var runner = new CaseRunner(source, suite.Collections, parallelism);

        // Cases about the same documents run one after the other, so that these are indexed once. OrderBy is stable.
        int[] order = [.. Enumerable.Range(0, suite.Cases.Count).OrderBy(i => suite.Cases[i].Collection, StringComparer.Ordinal)];
        var results = new CaseResult[order.Length];
        int done = 0;
        await foreach (CaseResult result in runner.RunAsync(order.Select(i => suite.Cases[i]).ToAsyncEnumerable(), cancellationToken))
        {
            results[order[done++]] = result;
            progress?.Invoke(result);
        }

        return new SuiteRun(suite, results);
    }
}
