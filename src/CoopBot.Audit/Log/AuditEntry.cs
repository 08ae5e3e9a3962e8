using System.Text.Json.Serialization;

namespace CoopBot.Audit.Log;

/// <summary>What an entry of the log is about.</summary>
public enum AuditKind
{
    /// <summary>An answer, a verdict, a refusal or a courtesy.</summary>
    Answer,

    /// <summary>What a person thinks of an answer.</summary>
    Feedback,

    /// <summary>Words of earlier entries were blanked.</summary>
    Redaction,

    /// <summary>The oldest entries were dropped.</summary>
    Checkpoint,
}

/// <summary>
/// One entry of the log: <see cref="AnswerEntry"/>, <see cref="FeedbackEntry"/>, <see cref="RedactionEntry"/> or <see cref="CheckpointEntry"/>.
/// The log itself fills in <see cref="Sequence"/>, <see cref="Previous"/>, <see cref="Hash"/> and <see cref="Time"/>.
/// </summary>
public abstract record AuditEntry
{
    private protected AuditEntry()
    {
    }

    /// <summary>What it is about.</summary>
    public abstract AuditKind Kind { get; }

    /// <summary>Its place in the log, from 1, without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>The hash of the entry before it; 64 zeros for the first.</summary>
    public string Previous { get; init; } = "";

    /// <summary>SHA-256 of the entry's canonical payload, which holds <see cref="Previous"/>: 64 small hexadecimal digits.</summary>
    [JsonPropertyOrder(-1)]
    public string Hash { get; init; } = "";

    /// <summary>When it was written, UTC, to the millisecond.</summary>
    public DateTimeOffset Time { get; init; }
}

/// <summary>What a person thinks of an answer. A later one of the same person replaces the earlier.</summary>
public sealed record FeedbackEntry : AuditEntry
{
    /// <inheritdoc/>
    public override AuditKind Kind => AuditKind.Feedback;

    /// <summary>The id of the answer.</summary>
    public required string Answer { get; init; }

    /// <summary>Thumbs up or down.</summary>
    public required Service.Rating Rating { get; init; }

    /// <summary>In the person's words; null when there was none or it is redacted.</summary>
    public string? Comment { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Channel { get; init; }

    /// <summary>The person's pseudonym; null when unknown or redacted.</summary>
    public string? User { get; init; }
}

/// <summary>Words of earlier entries were blanked; their hashes, and so the chain, stay.</summary>
public sealed record RedactionEntry : AuditEntry
{
    /// <inheritdoc/>
    public override AuditKind Kind => AuditKind.Redaction;

    /// <summary>The entries, as stretches of sequence numbers in ascending order.</summary>
    public required IReadOnlyList<EntryRange> Entries { get; init; }

    /// <summary>Why, as the operator gives it; null when not given.</summary>
    public string? Reason { get; init; }
}

/// <summary>The oldest entries were dropped; from here their end is known.</summary>
public sealed record CheckpointEntry : AuditEntry
{
    /// <inheritdoc/>
    public override AuditKind Kind => AuditKind.Checkpoint;

    /// <summary>The last entry that was dropped.</summary>
    public required long Through { get; init; }

    /// <summary>Its hash: what the first entry that is left follows.</summary>
    public required string ThroughHash { get; init; }

    /// <summary>Everything older than this was dropped.</summary>
    public required DateTimeOffset Before { get; init; }
}

/// <summary>A stretch of entries.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public readonly record struct EntryRange(long From, long To)
{
    /// <summary>Whether an entry lies in it.</summary>
    public bool Contains(long sequence) => sequence >= From && sequence <= To;

    /// <summary>Joins numbers to as few stretches as hold exactly them.</summary>
    /// <param name="sequences">In ascending order.</param>
    public static IReadOnlyList<EntryRange> Of(IEnumerable<long> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        List<EntryRange> ranges = [];
        foreach (long sequence in sequences)
        {
            if (ranges.Count > 0 && ranges[^1].To + 1 >= sequence)
            {
                ranges[^1] = ranges[^1] with { To = sequence };
            }
            else
            {
                ranges.Add(new EntryRange(sequence, sequence));
            }
        }

        return ranges;
    }
}
