using CoopBot.Evaluation.Suites.Conversion;

namespace CoopBot.Evaluation.Drafting;

/// <summary>A case that a person has to complete: it says what is asked, and never what should come out.</summary>
public sealed record DraftCase
{
    /// <summary>Stands for the words that a skeleton asks for. Lint finds it in a case that was completed without rewording the question.</summary>
    public const string Blank = "____";

    /// <summary>Stands where a case says what is expected, until somebody says it.</summary>
    public const string Todo = "todo";

    private DraftCase(string id, string input) => (Id, Input) = (id, input);

    /// <summary>Made of what is asked, as <c>eval convert</c> makes it. Whoever keeps it when completing the case isn't offered it again.</summary>
    public string Id { get; }

    /// <summary>The question, the skeleton of one, or the claim.</summary>
    public string Input { get; }

    /// <summary>True for a claim.</summary>
    public bool IsClaim { get; init; }

    /// <summary>Where it comes from: <c>thumbs-down</c>, <c>refused</c>, <c>fact</c>.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>What the person who completes it should know. Not part of the case.</summary>
    public required string Note { get; init; }

    /// <summary>A draft with the id that belongs to what it asks.</summary>
    public static DraftCase Of(string input, IReadOnlyList<string> tags, string note)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(input);
        return new DraftCase(RawCases.IdOf(collection: null, [], input), input) { Tags = tags, Note = note };
    }
}
