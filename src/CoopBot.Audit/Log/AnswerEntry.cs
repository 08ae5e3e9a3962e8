using CoopBot.Grounding.Answers;

namespace CoopBot.Audit.Log;

/// <summary>What was answered, to whom, from what, and how it was decided.</summary>
/// <remarks>
/// <see cref="Question"/>, <see cref="ResolvedQuestion"/>, <see cref="Text"/>, <see cref="Claims"/>, <see cref="User"/> and
/// <see cref="Conversation"/> can be blanked later (<see cref="IAnswerLog.RedactAsync"/>); the rest says nothing of a person.
/// </remarks>
public sealed record AnswerEntry : AuditEntry
{
    /// <inheritdoc/>
    public override AuditKind Kind => AuditKind.Answer;

    /// <summary>The answer's id.</summary>
    public required string Id { get; init; }

    /// <summary>Answered, refused, checked or conversational.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>On a refusal: why.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>On a claim: what the documents said of it.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The calibrated probability, 0 to 1, that the answer, the verdict or the refusal is right.</summary>
    public required double Confidence { get; init; }

    /// <summary>As the person wrote it; null when it is not kept or redacted.</summary>
    public string? Question { get; init; }

    /// <summary>As it was understood; null as <see cref="Question"/>.</summary>
    public string? ResolvedQuestion { get; init; }

    /// <summary>What was shown, Markdown; null when questions are not kept (it may repeat them) or redacted.</summary>
    public string? Text { get; init; }

    /// <summary>The statements of the answer that rest on documents, or the claim that was checked; null when redacted.</summary>
    public IReadOnlyList<LoggedClaim>? Claims { get; init; }

    /// <summary>What the answer cites.</summary>
    public IReadOnlyList<LoggedCitation> Citations { get; init; } = [];

    /// <summary>On a refusal: what was offered as nearest.</summary>
    public IReadOnlyList<LoggedPlace> Nearest { get; init; } = [];

    /// <summary>The passages that were looked at, best first.</summary>
    public IReadOnlyList<LoggedCandidate> Candidates { get; init; } = [];

    /// <summary>The hash of each document named above, by its id.</summary>
    public IReadOnlyDictionary<string, string> Documents { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The name of what decided, <c>lexical</c> or <c>reader</c>; null where nothing had to be decided.</summary>
    public string? Decision { get; init; }

    /// <summary>The decision's features by name, to four decimals.</summary>
    public IReadOnlyDictionary<string, double> Features { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Milliseconds by stage, to four decimals.</summary>
    public IReadOnlyDictionary<string, double> Timings { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>What a person should know of the run: a missing model, say.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Milliseconds from the question to the answer.</summary>
    public double ElapsedMs { get; init; }

    /// <summary>What it was made with.</summary>
    public required LoggedVersions Versions { get; init; }

    /// <summary>Who worded it.</summary>
    public Wording Wording { get; init; } = Wording.Extractive;

    /// <summary>Where it was asked: <c>cli</c>, <c>api</c>, <c>webchat</c>, <c>msteams</c>, ….</summary>
    public required string Channel { get; init; }

    /// <summary>The person's pseudonym; null when unknown or redacted.</summary>
    public string? User { get; init; }

    /// <summary>The conversation's pseudonym; null when there was none or redacted.</summary>
    public string? Conversation { get; init; }
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
/// <param name="Date">The document's date, or null.</param>
/// <param name="Start">UTF-16 offset of the first character in the canonical text.</param>
/// <param name="End">UTF-16 offset behind the last character.</param>
/// <param name="Quote">Exactly that slice.</param>
public sealed record LoggedCitation(int N, string Document, string DocumentHash, string Title, string? Date, int Start, int End, string Quote);

/// <summary>A place in a document, without its words.</summary>
/// <param name="Document">The document's id; <see cref="AnswerEntry.Documents"/> has its hash.</param>
/// <param name="Start">UTF-16 offset of the first character in the canonical text.</param>
/// <param name="End">UTF-16 offset behind the last character.</param>
public sealed record LoggedPlace(string Document, int Start, int End);

/// <summary>A passage that was looked at, with its scores to four decimals.</summary>
/// <param name="Document">The document's id.</param>
/// <param name="Start">UTF-16 offset of the first character in the canonical text.</param>
/// <param name="End">UTF-16 offset behind the last character.</param>
/// <param name="Rank">Rank by retrieval, from 1.</param>
/// <param name="Score">The fused score.</param>
/// <param name="Lexical">The BM25 score.</param>
/// <param name="Cosine">Inner product of the embeddings; null without an encoder.</param>
/// <param name="Answerability">The reader's log-odds that it answers; null without a reader and for a claim.</param>
/// <param name="Supported">The reader's probability that it supports the claim; null for a question.</param>
/// <param name="Contradicted">The reader's probability that it contradicts the claim; null for a question.</param>
public sealed record LoggedCandidate(
    string Document, int Start, int End, int Rank, double Score, double Lexical, double? Cosine, double? Answerability, double? Supported, double? Contradicted);

/// <summary>What an answer was made with.</summary>
/// <param name="Knowledge">The documents, their cutting and the models that decide: equal versions give equal answers.</param>
/// <param name="Models">The models, one a line; empty without any.</param>
/// <param name="Settings">A hash over the settings of the stages up to the answer.</param>
/// <param name="Program">The program's version.</param>
/// <param name="Prompts">The version of the prompts for chat models, whether one was asked or not; null in entries from before there were any.</param>
public sealed record LoggedVersions(string Knowledge, string Models, string Settings, string Program, string? Prompts = null);

/// <summary>Who worded an answer.</summary>
/// <param name="Kind"><c>extractive</c>: the documents' own sentences; <c>generated</c>: a chat model, verified against them.</param>
/// <param name="Model">The chat model's name; null for the documents' own sentences.</param>
/// <param name="Prompt">The version of the prompt; null for the documents' own sentences.</param>
public sealed record Wording(string Kind, string? Model = null, string? Prompt = null)
{
    /// <summary>The kind of what a chat model worded.</summary>
    public const string Generated = "generated";

    /// <summary>The documents' own sentences.</summary>
    public static Wording Extractive { get; } = new("extractive");
}
