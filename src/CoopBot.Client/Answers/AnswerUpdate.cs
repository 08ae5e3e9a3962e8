namespace CoopBot.Client;

/// <summary>News of a question on its way: the stages that it passes, and at last the answer. One of the two is set.</summary>
/// <param name="Stage">What the host does now; null with the answer.</param>
/// <param name="Answer">The answer; null before it is there.</param>
public sealed record AnswerUpdate(AnswerStage? Stage, Answer? Answer);

/// <summary>What the host does for a question.</summary>
public enum AnswerStage
{
    /// <summary>A stage that this version of the library doesn't know.</summary>
    Unknown,

    /// <summary>Looking for passages.</summary>
    Retrieving,

    /// <summary>Reading the passages that were found.</summary>
    Reading,

    /// <summary>Checking what would be said against the documents.</summary>
    Verifying,

    /// <summary>A chat model words the answer.</summary>
    Writing,
}
