using CoopBot.Evaluation.Baselines;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;

namespace CoopBot.Host.Pages.Evaluation;

/// <summary>A case in two runs.</summary>
/// <param name="Suite">Its suite.</param>
/// <param name="Then">In the earlier run.</param>
/// <param name="Now">In the later one.</param>
public sealed record CasePair(string Suite, RanCase Then, RanCase Now);

/// <summary>What became of the cases that two runs share.</summary>
/// <param name="Worse">Right then and not now.</param>
/// <param name="Better">Right now and not then.</param>
/// <param name="Same">How many are as they were.</param>
/// <param name="Unshared">Cases of only one of the runs.</param>
public sealed record CaseChanges(IReadOnlyList<CasePair> Worse, IReadOnlyList<CasePair> Better, int Same, int Unshared)
{
    /// <summary>Compares two runs as a run is compared with its baseline, with both answers of each case that is judged otherwise.</summary>
    internal static CaseChanges Between(StoredRun then, StoredRun now)
    {
        IReadOnlyList<Comparison> suites = Comparison.Of(now, Baseline.Of(then));
        Dictionary<(string Suite, string Case), RanCase> before = then.Suites.SelectMany(static s => s.Cases.Select(c => (s.Name, Case: c)))
            .ToDictionary(static c => (c.Name, c.Case.Case.Id), static c => c.Case);
        CasePair[] worse = Pairs(static s => s.Worse), better = Pairs(static s => s.Better);
        int same = suites.Sum(static s => s.Same);
        int all = before.Count + now.Suites.Sum(static s => s.Cases.Count);
        return new CaseChanges(worse, better, same, all - (2 * (same + worse.Length + better.Length)));

        CasePair[] Pairs(Func<Comparison, IEnumerable<RanCase>> changed) =>
            [.. suites.SelectMany(s => changed(s).Select(c => new CasePair(s.Suite, before[(s.Suite, c.Case.Id)], c)))];
    }
}
