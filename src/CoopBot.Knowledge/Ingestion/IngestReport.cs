namespace CoopBot.Knowledge.Ingestion;

/// <summary>What an ingest run did with one document.</summary>
public enum IngestOutcome
{
    /// <summary>It is as it was: nothing was done.</summary>
    Unchanged,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its file has changed, or the rules by which it is cut.</summary>
    Changed,

    /// <summary>Its file is gone.</summary>
    Deleted,

    /// <summary>Its file is there but can't be used; nothing of it is in the store.</summary>
    Failed,
}

/// <summary>One document of a run.</summary>
/// <param name="Path">Path below the folder.</param>
/// <param name="Id">Its id; null when it failed.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Reason">Why it failed, or what could not be read of it; null when all is well.</param>
/// <param name="Passages">How many passages it has; 0 when it failed or is gone.</param>
/// <param name="Elapsed">Time spent reading and cutting it; encoding is done for all documents together.</param>
public sealed record IngestRow(string Path, string? Id, IngestOutcome Outcome, string? Reason, int Passages, TimeSpan Elapsed);

/// <summary>What an ingest run did.</summary>
/// <param name="Rows">A row a document, by path (ordinal).</param>
/// <param name="Encoded">Passages that had to be encoded.</param>
/// <param name="IgnoredFiles">Files below the folder that are no documents.</param>
/// <param name="Elapsed">The whole run.</param>
public sealed record IngestReport(IReadOnlyList<IngestRow> Rows, int Encoded, int IgnoredFiles, TimeSpan Elapsed)
{
    /// <summary>True when at least one document failed.</summary>
    public bool HasFailures => Rows.Any(row => row.Outcome == IngestOutcome.Failed);

    /// <summary>True when the store was changed.</summary>
    public bool HasChanges => Rows.Any(row => row.Outcome is IngestOutcome.Added or IngestOutcome.Changed or IngestOutcome.Deleted) || Encoded > 0;

    /// <summary>How many documents had this outcome.</summary>
    public int Count(IngestOutcome outcome) => Rows.Count(row => row.Outcome == outcome);
}

/// <summary>What a run is doing.</summary>
public enum IngestStage
{
    /// <summary>Files are read and cut; counted in files.</summary>
    Reading,

    /// <summary>Passages are encoded; counted in passages.</summary>
    Encoding,

    /// <summary>The change is written; counted in documents.</summary>
    Saving,
}

/// <summary>How far a run is.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Path">The file at hand, while reading.</param>
public sealed record IngestProgress(IngestStage Stage, int Done, int Total, string? Path = null);
