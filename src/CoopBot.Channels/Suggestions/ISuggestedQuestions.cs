using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Suggestions;

/// <summary>Questions that a person may be offered, each of which the bot answers from its documents.</summary>
public interface ISuggestedQuestions
{
    /// <summary>Questions to begin with.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>At most a handful; none while nothing is known yet.</returns>
    ValueTask<IReadOnlyList<string>> ToBeginWithAsync(CancellationToken cancellationToken);

    /// <summary>Questions near what a person asked in vain.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>At most three; those to begin with when nothing is near.</returns>
    ValueTask<IReadOnlyList<string>> InsteadOfAsync(Answer refusal, CancellationToken cancellationToken);
}
