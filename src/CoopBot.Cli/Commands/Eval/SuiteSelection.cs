using System.CommandLine;
using CoopBot.Evaluation.Ranking;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Cli.Commands.Eval;

/// <summary>Which suites are meant, and which of their cases.</summary>
/// <param name="Suites">Suites of cases, in the order given.</param>
/// <param name="Collections">Retrieval benchmarks, in the order given.</param>
/// <param name="Half">The half that is run, or null.</param>
/// <param name="Limit">At most so many cases of each suite, or null.</param>
internal sealed record SuiteSelection(IReadOnlyList<Suite> Suites, IReadOnlyList<BeirCollection> Collections, SuiteHalf? Half, int? Limit)
{
    public static Option<string?> HalfOption()
    {
        Option<string?> half = new("--half") { Description = "Only the cases of one half: tune is for fitting, held for reporting.", HelpName = "tune|held" };
        half.AcceptOnlyFromAmong([.. Enum.GetValues<SuiteHalf>().Select(WireNames.Of)]);
        return half;
    }

    public static Option<int?> LimitOption() =>
        WholeNumber.Option("--limit", least: 1, "N", "At most N cases of each suite: always the same ones, spread over the suite.");

    /// <summary>Reads all of them before the first is run: a slip in the last must not cost the time of the others.</summary>
    public static SuiteSelection Read(IReadOnlyList<string> folders, string? half, int? limit)
    {
        SuiteHalf? only = half is { } name ? Enum.Parse<SuiteHalf>(name, ignoreCase: true) : null;
        List<Suite> suites = [];
        List<BeirCollection> collections = [];
        foreach (string folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                throw new UsageException($"There is no folder {folder}.");
            }

            if (BeirCollection.IsAt(folder))
            {
                collections.Add(Load(folder));
                continue;
            }

            Suite suite = SuiteReader.Read(folder).Only(only).AtMost(limit);
            if (suites.Exists(s => string.Equals(s.Name, suite.Name, StringComparison.Ordinal)))
            {
                throw new UsageException($"Two suites are named {suite.Name}: run them one by one.");
            }

            suites.Add(suite);
        }

        return new SuiteSelection(suites, collections, only, limit);
    }

    /// <summary>The suites of an interrupted run, as they are today.</summary>
    public static SuiteSelection Of(RunManifest run) => Read([.. run.Suites.Select(static s => s.Folder)], run.Suites[0].Half, run.Suites[0].Limit);

    /// <summary>The suites as a run records them.</summary>
    public IReadOnlyList<RunSuite> ForTheRecord() =>
        [.. Suites.Select(s => new RunSuite(s.Name, s.Folder, SuiteFingerprint.Of(s), s.Cases.Count, Half is { } half ? WireNames.Of(half) : null, Limit))];

    private static BeirCollection Load(string folder)
    {
        try
        {
            return BeirCollection.Load(folder);
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.Message, e);
        }
    }
}
