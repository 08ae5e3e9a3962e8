using System.Text.Json.Serialization;

namespace CoopBot.Grounding.Answers;

/// <summary>What a question or a claim came to: the one shape that every channel returns (camelCase in JSON).</summary>
public sealed record Answer
{
    /// <summary>A ULID of its own, or the case's id in a batch.</summary>
    public required string Id { get; init; }

    /// <summary>Answered, refused, checked or conversational.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Markdown. Every statement from the documents carries at least one <c>[n]</c>; a refusal carries none.</summary>
    public required string Text { get; init; }

    /// <summary>On a refusal: why.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>On a claim: what the documents say of it.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The calibrated probability, 0 to 1, that the answer, the verdict or the refusal is right.</summary>
    public required double Confidence { get; init; }

    /// <summary>As the person wrote it.</summary>
    public required string Question { get; init; }

    /// <summary>As it was understood: follow-ups stand alone here.</summary>
    public required string ResolvedQuestion { get; init; }

    /// <summary>What the statements of <see cref="Text"/> rest on, numbered from 1.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>On a refusal: up to 3 passages offered as "nearest", never as an answer.</summary>
    public IReadOnlyList<Citation> Nearest { get; init; } = [];

    /// <summary>Changes when a document, a chunking rule or a model that decides answers changes.</summary>
    public required string KnowledgeVersion { get; init; }

    /// <summary>Milliseconds from the question to the answer.</summary>
    public double ElapsedMs { get; init; }

    /// <summary>The chat model that worded <see cref="Text"/>; null for the documents' own sentences. Not part of the answer itself.</summary>
    [JsonIgnore]
    public string? WordedBy => Explanation?.Generated?.Model;

    /// <summary>Scores and features behind the decision, for <c>--explain</c> and the audit; not part of the answer itself.</summary>
    [JsonIgnore]
    public Explanation? Explanation { get; init; }
}

/// <summary>What kind of reply an <see cref="Answer"/> is.</summary>
public enum Outcome
{
    /// <summary>The documents answer the question.</summary>
    Answered,

    /// <summary>They don't, or the text can't be taken as a question.</summary>
    Refused,

    /// <summary>A claim was judged.</summary>
    Checked,

    /// <summary>A greeting, thanks, help, or the list of documents.</summary>
    Conversational,
}

/// <summary>Why a question is refused.</summary>
public enum RefusalReason
{
    /// <summary>Nothing near the question was found.</summary>
    NoEvidence,

    /// <summary>Passages are near, but they don't say.</summary>
    NotStated,

    /// <summary>The question assumes what the cited passage contradicts.</summary>
    PremiseContradicted,

    /// <summary>The question is about something else than the documents.</summary>
    OffTopic,

    /// <summary>An order to set the documents or the rules aside.</summary>
    Unsafe,

    /// <summary>A draft failed verification.</summary>
    Unverified,

    /// <summary>Empty, too long, or not text.</summary>
    Unreadable,
}

/// <summary>What the documents say of a claim.</summary>
public enum Verdict
{
    /// <summary>The cited passage says so.</summary>
    Supported,

    /// <summary>The cited passage says otherwise.</summary>
    Contradicted,

    /// <summary>No passage settles it.</summary>
    NotFound,
}

/// <summary>A pointer to the exact words of a document.</summary>
/// <param name="N">Its number in the answer's text, from 1.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it, or null.</param>
/// <param name="Date">As precise as known, or null.</param>
/// <param name="Heading">The heading above the words; may be empty.</param>
/// <param name="Start">UTF-16 offset of the first character in the canonical text.</param>
/// <param name="End">UTF-16 offset behind the last character.</param>
/// <param name="Quote">Exactly that slice.</param>
/// <param name="Url">Where the words can be seen in context.</param>
public sealed record Citation(
    int N, string DocumentId, string Title, string? Publisher, string? Date, string Heading, int Start, int End, string Quote, string Url);
