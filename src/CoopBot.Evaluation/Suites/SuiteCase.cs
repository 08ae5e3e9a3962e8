namespace CoopBot.Evaluation.Suites;

/// <summary>What a case is expected to come to.</summary>
public enum Expectation
{
    /// <summary>The documents answer the question.</summary>
    Answer,

    /// <summary>They don't, or the question assumes what they contradict.</summary>
    Refuse,

    /// <summary>The documents say what is claimed.</summary>
    Supported,

    /// <summary>The documents say otherwise.</summary>
    Contradicted,

    /// <summary>The documents neither say it nor rule it out.</summary>
    NotFound,

    /// <summary>Contradicted or not found: the case leaves open which.</summary>
    NotSupported,
}

/// <summary>One question or claim of a suite, with what is expected of the answer.</summary>
/// <param name="Id">Unique in its suite.</param>
public sealed record SuiteCase(string Id)
{
    /// <summary>The collection that it is about; null means the knowledge folder.</summary>
    public string? Collection { get; init; }

    /// <summary>The question; null for a claim. Exactly one of the two is given.</summary>
    public string? Question { get; init; }

    /// <summary>The claim; null for a question.</summary>
    public string? Claim { get; init; }

    /// <summary>The person's earlier turns, oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>What is expected; null where a batch is only asked, not scored.</summary>
    public Expectation? Expect { get; init; }

    /// <summary>Regular expressions of which every one must match the answer's text.</summary>
    public IReadOnlyList<TextPattern> Must { get; init; } = [];

    /// <summary>Regular expressions of which none may match the answer's text.</summary>
    public IReadOnlyList<TextPattern> MustNot { get; init; } = [];

    /// <summary>Passages of which at least one must be cited; empty leaves the citation open.</summary>
    public IReadOnlyList<GoldCitation> Cite { get; init; } = [];

    /// <summary>Names under which cases are counted together.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The question or the claim.</summary>
    public string Input => Question ?? Claim ?? "";
}

/// <summary>A passage that an answer is expected to cite.</summary>
/// <param name="Document">The document's id.</param>
/// <param name="Quote">Words of it that the citation should overlap; null accepts any passage of the document.</param>
public sealed record GoldCitation(string Document, string? Quote);
