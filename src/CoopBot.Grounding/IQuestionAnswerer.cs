using CoopBot.Grounding.Answers;

namespace CoopBot.Grounding;

/// <summary>The whole run over one knowledge snapshot: from a question or a claim to a verified answer, a verdict or a refusal.</summary>
public interface IQuestionAnswerer
{
    /// <summary>Answers or refuses a question.</summary>
    /// <param name="inquiry">The question and what was asked before it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<Answer> AskAsync(Inquiry inquiry, CancellationToken cancellationToken);

    /// <summary>Judges a claim: supported, contradicted or not found.</summary>
    /// <param name="claim">One statement that can be true or false.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<Answer> CheckAsync(string claim, CancellationToken cancellationToken);
}

/// <summary>A question with the conversation it stands in.</summary>
/// <param name="Question">As the person wrote it.</param>
/// <param name="History">The person's earlier turns, oldest first.</param>
public sealed record Inquiry(string Question, IReadOnlyList<string> History)
{
    /// <summary>A question without a conversation.</summary>
    public Inquiry(string question)
        : this(question, [])
    {
    }

    /// <summary>Told what is being done, for people who wait; null tells nobody. It never changes an answer.</summary>
    public IProgress<AnswerStage>? Progress { get; init; }
}

/// <summary>What a run is doing.</summary>
public enum AnswerStage
{
    /// <summary>Looking for passages.</summary>
    Retrieving,

    /// <summary>Reading the passages that were found.</summary>
    Reading,

    /// <summary>Checking what would be said against the documents.</summary>
    Verifying,

    /// <summary>A chat model words the answer.</summary>
    Writing,
}
