namespace CoopBot.Client;

/// <summary>What a question or a claim came to. A refusal is an ordinary value, not an error.</summary>
public sealed record Answer
{
    /// <summary>Its id in the answer log; feedback names it.</summary>
    public required string Id { get; init; }

    /// <summary>Answered, refused, checked or conversational.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Markdown. Every statement from the documents carries at least one <c>[n]</c>, the number of a citation; a refusal carries none.</summary>
    public required string Text { get; init; }

    /// <summary>On a refusal: why; else null.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>On a claim: what the documents say of it; else null.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The calibrated probability, 0 to 1, that the answer or verdict is right; on a refusal, that refusing is right.</summary>
    public double Confidence { get; init; }

    /// <summary>The question or claim as it was sent.</summary>
    public string Question { get; init; } = "";

    /// <summary>The question as it was understood: a follow-up stands alone here.</summary>
    public string ResolvedQuestion { get; init; } = "";

    /// <summary>What <see cref="Text"/> rests on, numbered from 1; empty for none.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>On a refusal: up to 3 passages offered as nearest, never as an answer.</summary>
    public IReadOnlyList<Citation> Nearest { get; init; } = [];

    /// <summary>Changes when a document, a chunking rule or a model that decides answers changes.</summary>
    public string KnowledgeVersion { get; init; } = "";

    /// <summary>Milliseconds that the host took.</summary>
    public double ElapsedMs { get; init; }
}

/// <summary>A pointer to the exact words of a document.</summary>
/// <param name="N">Its number in the answer's text, from 1.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it; null where it isn't known.</param>
/// <param name="Date">As precise as known, as in <c>2025-03</c>; null where it isn't known.</param>
/// <param name="Heading">The heading above the words; may be empty.</param>
/// <param name="Start">UTF-16 offset of the first character in the document's canonical text (<see cref="CoopBotClient.GetDocumentTextAsync"/>).</param>
/// <param name="End">UTF-16 offset behind the last character.</param>
/// <param name="Quote">Exactly that slice.</param>
/// <param name="Url">Where a person sees the words in context, relative to the host: <see cref="CoopBotClient.AbsoluteUrl"/> makes it whole.</param>
public sealed record Citation(
    int N, string DocumentId, string Title, string? Publisher, string? Date, string Heading, int Start, int End, string Quote, string Url);
