using CoopBot.Retrieval;

namespace CoopBot.Grounding.Answers;

/// <summary>Why an answer came out as it did.</summary>
/// <param name="Decision">The name of what decided: <c>lexical</c> or <c>reader</c>.</param>
/// <param name="Features">The decision's features by name, in a fixed order.</param>
/// <param name="Candidates">The passages that were looked at, best first.</param>
public sealed record Explanation(
    string Decision, IReadOnlyList<KeyValuePair<string, double>> Features, IReadOnlyList<CandidateScore> Candidates)
{
    /// <summary>Milliseconds by stage, in the order they ran.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Timings { get; init; } = [];

    /// <summary>What a person should know of the run: a missing model, say.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Who worded the answer; null: it is the documents' own sentences.</summary>
    public GeneratedBy? Generated { get; init; }
}

/// <summary>Who worded an answer.</summary>
/// <param name="Model">The chat model.</param>
/// <param name="Prompts">The version of the prompts.</param>
public sealed record GeneratedBy(string Model, string Prompts);

/// <summary>One passage that was considered.</summary>
/// <param name="Passage">The passage and its retrieval scores.</param>
/// <param name="Answerability">The reader's logit that it answers the question; null without a reader.</param>
/// <param name="Supported">The reader's probability that it supports the claim; null for a question.</param>
/// <param name="Contradicted">The reader's probability that it contradicts the claim; null for a question.</param>
public sealed record CandidateScore(RankedPassage Passage, double? Answerability, double? Supported, double? Contradicted);
