using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Evaluation.Running;

/// <summary>A suite and what its cases came to.</summary>
/// <param name="Suite">What was run.</param>
/// <param name="Results">One a case, in the suite's order.</param>
public sealed record SuiteRun(Suite Suite, IReadOnlyList<RanCase> Results)
{
    /// <summary>The judged cases, in the suite's order.</summary>
    public IReadOnlyList<CaseMeasures> Measures { get; } = [.. Results.Select(static r => r.Measures)];

    /// <summary>Cases that could not be run.</summary>
    public IEnumerable<RanCase> Failed => Results.Where(static r => r.Error is not null);

    /// <summary>Runs every case of a suite.</summary>
    /// <param name="suite">What to run.</param>
    /// <param name="source">Sets the bot up.</param>
    /// <param name="parallelism">Cases at a time; at least 1.</param>
    /// <param name="progress">Told after each case, in an order that is the same on every run.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <param name="known">What an interrupted run left, by case id: these aren't run again.</param>
    public static async Task<SuiteRun> RunAsync(
        Suite suite,
        IEngineSource source,
        int parallelism,
        Action<RanCase>? progress,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, RanCase>? known = null)
    {
        ArgumentNullException.ThrowIfNull(suite);
        var runner = new CaseRunner(source, suite.Collections, parallelism);
        var results = new RanCase[suite.Cases.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = known?.GetValueOrDefault(suite.Cases[i].Id)!;
        }

        // Cases about the same documents run one after the other, so that these are indexed once. OrderBy is stable.
        int[] order = [.. Enumerable.Range(0, results.Length).Where(i => results[i] is null).OrderBy(i => suite.Cases[i].Collection, StringComparer.Ordinal)];
        int done = 0;
        await foreach (CaseResult result in runner.RunAsync(order.Select(i => suite.Cases[i]).ToAsyncEnumerable(), cancellationToken))
        {
            RanCase judged = RanCase.Of(result);
            results[order[done++]] = judged;
            progress?.Invoke(judged);
        }

        return new SuiteRun(suite, results);
    }
}
