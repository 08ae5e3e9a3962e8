namespace CoopBot.Host.Pages.Evaluation;

/// <summary>One rate over several runs.</summary>
/// <param name="Name">As runs name it.</param>
/// <param name="Values">0 to 1, one for each run; null where a run doesn't have it.</param>
public sealed record RateSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>The rates of one suite over several runs.</summary>
/// <param name="Suite">Its name.</param>
/// <param name="Labels">The runs, oldest first.</param>
/// <param name="Series">The rates.</param>
public sealed record SuiteHistory(string Suite, IReadOnlyList<string> Labels, IReadOnlyList<RateSeries> Series);
