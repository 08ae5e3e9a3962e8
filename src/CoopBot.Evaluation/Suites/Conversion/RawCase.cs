namespace CoopBot.Evaluation.Suites.Conversion;

/// <summary>A case as somebody wrote it down, not yet checked.</summary>
/// <param name="Line">The line where it begins, from 1.</param>
internal sealed record RawCase(int Line)
{
    public string? Id { get; init; }

    public string? Collection { get; init; }

    public string? Question { get; init; }

    public string? Claim { get; init; }

    public IReadOnlyList<string> History { get; init; } = [];

    public string? Expect { get; init; }

    /// <summary>Plain words, each of which becomes a pattern.</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];

    public IReadOnlyList<string> Must { get; init; } = [];

    public IReadOnlyList<string> MustNot { get; init; } = [];

    public IReadOnlyList<GoldCitation> Cite { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];
}
