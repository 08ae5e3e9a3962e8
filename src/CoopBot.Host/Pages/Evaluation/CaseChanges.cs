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
    /// <summary>Compares two runs case by case.</summary>
    internal static CaseChanges Between(StoredRun then, StoredRun now)
    {
        Dictionary<(string Suite, string Case), RanCase> before = then.Suites.SelectMany(static s => s.Cases.Select(c => (s.Name, Case: c)))
            .ToDictionary(static c => (c.Name, c.Case.Case.Id), static c => c.Case);
        CasePair[] pairs = [.. now.Suites.SelectMany(s => s.Cases.Where(c => before.ContainsKey((s.Name, c.Case.Id))).Select(c => new CasePair(s.Name, before[(s.Name, c.Case.Id)], c)))];
        CasePair[] worse = [.. pairs.Where(static p => p.Then.Measures.Judgement.Right && !p.Now.Measures.Judgement.Right)];
        CasePair[] better = [.. pairs.Where(static p => !p.Then.Measures.Judgement.Right && p.Now.Measures.Judgement.Right)];
        int all = before.Count + now.Suites.Sum(static s => s.Cases.Count);
        return new CaseChanges(worse, better, pairs.Length - worse.Length - better.Length, all - (2 * pairs.Length));
    }
}
