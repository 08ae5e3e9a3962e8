using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoopBot.Client;

/// <summary>An answer as the host's log has it, with what people think of it.</summary>
/// <remarks>Words of a person (<see cref="Question"/>, <see cref="ResolvedQuestion"/>, <see cref="Text"/>, <see cref="Claims"/>) are null where the host doesn't keep them or they were redacted.</remarks>
public sealed record LoggedAnswer
{
    /// <summary>The answer's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in the log, from 1.</summary>
    public long Sequence { get; init; }

    /// <summary>SHA-256 of the entry, 64 hexadecimal digits; each entry's hash covers the one before.</summary>
    public string Hash { get; init; } = "";

    /// <summary>When it was given.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Answered, refused, checked or conversational.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>On a refusal: why; else null.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>On a claim: what the documents said of it; else null.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The calibrated probability, 0 to 1, that it is right.</summary>
    public double Confidence { get; init; }

    /// <summary>As the person wrote it.</summary>
    public string? Question { get; init; }

    /// <summary>As it was understood.</summary>
    public string? ResolvedQuestion { get; init; }

    /// <summary>What was shown, Markdown.</summary>
    public string? Text { get; init; }

    /// <summary>Its statements, each with the numbers of what it rests on.</summary>
    public IReadOnlyList<LoggedClaim>? Claims { get; init; }

    /// <summary>What it cites.</summary>
    public IReadOnlyList<LoggedCitation> Citations { get; init; } = [];

    /// <summary>Where it was asked: <c>cli</c>, <c>api</c>, <c>webchat</c>, <c>msteams</c>, <c>openai</c>, <c>mcp</c>.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The person's pseudonym; null where there is none.</summary>
    public string? User { get; init; }

    /// <summary>The conversation's pseudonym; null where there is none.</summary>
    public string? Conversation { get; init; }

    /// <summary>What people think of it: the newest of each person, oldest first.</summary>
    public IReadOnlyList<LoggedFeedback> Feedback { get; init; } = [];

    /// <summary>All else that the log holds: features, candidates, timings, versions.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
}

/// <summary>One statement that can be true or false.</summary>
/// <param name="Text">Its words, without Markdown.</param>
/// <param name="Citations">The numbers of the citations that it rests on.</param>
public sealed record LoggedClaim(string Text, IReadOnlyList<int> Citations);

/// <summary>Words of a document, as an answer cited them.</summary>
/// <param name="N">Its number in the answer's text, from 1.</param>
/// <param name="Document">The document's id.</param>
/// <param name="DocumentHash">Hash of the document's file at that time.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Date">The document's date; null where it isn't known.</param>
/// <param name="Start">UTF-16 offset of the first character in the canonical text.</param>
/// <param name="End">UTF-16 offset behind the last character.</param>
/// <param name="Quote">Exactly that slice.</param>
public sealed record LoggedCitation(int N, string Document, string DocumentHash, string Title, string? Date, int Start, int End, string Quote);

/// <summary>What a person thinks of an answer.</summary>
/// <param name="Rating">Thumbs up or down.</param>
/// <param name="Comment">In the person's words; null for none.</param>
/// <param name="Channel">Where it came from.</param>
/// <param name="Time">When.</param>
public sealed record LoggedFeedback(Rating Rating, string? Comment, string Channel, DateTimeOffset Time);

/// <summary>Thumbs up or down.</summary>
public enum Rating
{
    /// <summary>A rating that this version of the library doesn't know.</summary>
    Unknown,

    /// <summary>It helped.</summary>
    Up,

    /// <summary>It didn't.</summary>
    Down,
}
