using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Suggestions;

/// <summary>Offers nothing.</summary>
public sealed class NoSuggestedQuestions : ISuggestedQuestions
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ToBeginWithAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> InsteadOfAsync(Answer refusal, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>([]);
}
