using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Baselines;

/// <summary>How a suite's results differ from those of an earlier run: the accepted one, or any.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="BaselineRun">The earlier run.</param>
/// <param name="Worse">Right then and wrong now.</param>
/// <param name="Better">Wrong then and right now.</param>
/// <param name="Same">How many are right or wrong in both.</param>
/// <param name="Added">Not in the earlier run.</param>
/// <param name="Missing">Ids of its cases that were not run now: removed, or left out by <c>--half</c> or <c>--limit</c>.</param>
/// <param name="Figures">Figures of both runs: by name, then and now.</param>
public sealed record Comparison(
    string Suite,
    string BaselineRun,
    IReadOnlyList<RanCase> Worse,
    IReadOnlyList<RanCase> Better,
    int Same,
    IReadOnlyList<RanCase> Added,
    IReadOnlyList<string> Missing,
    IReadOnlyList<(string Name, double Then, double Now)> Figures)
{
    /// <summary>Compares every suite of a run that the baseline knows.</summary>
    public static IReadOnlyList<Comparison> Of(StoredRun run, Baseline baseline)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(baseline);
        return
        [
            .. run.Suites.Select(s => (Now: s, Then: baseline.Suites.FirstOrDefault(b => string.Equals(b.Name, s.Name, StringComparison.Ordinal))))
                .Where(static p => p.Then is not null).Select(static p => Of(p.Now, p.Then!)),
        ];
    }

    private static Comparison Of(StoredSuite now, BaselineSuite then)
    {
        HashSet<string> ran = [.. now.Cases.Select(static c => c.Case.Id)];
        ILookup<(bool Known, bool Then, bool Now), RanCase> cases = now.Cases.ToLookup(
            c => (then.Cases.TryGetValue(c.Case.Id, out bool right), right, c.Measures.Judgement.Right));
        return new Comparison(
            now.Name,
            then.Run,
            [.. cases[(true, true, false)]],
            [.. cases[(true, false, true)]],
            cases[(true, true, true)].Count() + cases[(true, false, false)].Count(),
            [.. now.Cases.Where(c => !then.Cases.ContainsKey(c.Case.Id))],
            [.. then.Cases.Keys.Where(id => !ran.Contains(id))],
            [.. FigureNames.Scalars(Scorer.Score(now.Measures)).Where(f => f.Value is not null && then.Figures.ContainsKey(f.Name)).Select(f => (f.Name, then.Figures[f.Name], f.Value!.Value))]);
    }
}
