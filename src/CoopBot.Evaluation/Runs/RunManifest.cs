using System.Text.Json.Nodes;

namespace CoopBot.Evaluation.Runs;

/// <summary>What was run, with what, and what came out: <c>run.json</c> of a run's folder.</summary>
public sealed record RunManifest
{
    /// <summary>The version of the format that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the folder's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Its id, which is the folder's name; ids sort by time.</summary>
    public required string Id { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it was complete, UTC; null while it runs and after an interruption.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>The program's version, with its commit where that is known.</summary>
    public required string Program { get; init; }

    /// <summary>A hash over the settings of the stages up to the answer: equal names, equal settings.</summary>
    public required string Settings { get; init; }

    /// <summary>The models that it read with, one a line; empty without any.</summary>
    public required string Models { get; init; }

    /// <summary>The version of the knowledge folder; null where no case is about it.</summary>
    public string? Knowledge { get; init; }

    /// <summary>The suites, in the order in which they were run.</summary>
    public required IReadOnlyList<RunSuite> Suites { get; init; }

    /// <summary>The figures of each suite, in the order of <see cref="Suites"/>; empty until the run is complete.</summary>
    public IReadOnlyList<RunSummary> Summaries { get; init; } = [];

    /// <summary>Free words of whoever ran it; null without any.</summary>
    public string? Note { get; init; }

    /// <summary>Whether every case has its result.</summary>
    public bool IsComplete => Finished is not null;
}

/// <summary>A suite as it was run.</summary>
/// <param name="Name">Its name; differs from those of the run's other suites.</param>
/// <param name="Folder">Where it was read from. Not for other people's eyes.</param>
/// <param name="Fingerprint">A hash over the cases that were chosen and the documents that they bring.</param>
/// <param name="Cases">How many cases were chosen.</param>
/// <param name="Half"><c>tune</c> or <c>held</c>; null for both.</param>
/// <param name="Limit">At most so many cases were chosen; null for all.</param>
public sealed record RunSuite(string Name, string Folder, string Fingerprint, int Cases, string? Half, int? Limit);

/// <summary>What a suite came to.</summary>
/// <param name="Suite">Its name.</param>
/// <param name="Cases">Cases that were chosen.</param>
/// <param name="NotRun">The ids of those that could not be run.</param>
/// <param name="Figures">As <c>eval --json</c> gives them: rates as <c>{right, of, rate}</c>, single figures, citations, times.</param>
/// <param name="Intervals">95 % intervals by the figure's name: <c>[low, high]</c>.</param>
/// <param name="Details">Pairs of errors, ranking, confusion, curve and bins.</param>
public sealed record RunSummary(string Suite, int Cases, IReadOnlyList<string> NotRun, JsonObject Figures, JsonObject Intervals, JsonObject Details);
