namespace CoopBot.Grounding.Composition;

/// <summary>Where the bot comes from: it is replaced as a whole when the knowledge changes, and a run keeps the one that it began with.</summary>
public interface IBotSource
{
    /// <summary>The newest bot; waits while the first one is still being made.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">The caller, or the program, stopped first.</exception>
    ValueTask<Bot> CurrentAsync(CancellationToken cancellationToken);
}

/// <summary>One bot for good: the command line's.</summary>
/// <param name="bot">The bot.</param>
public sealed class FixedBotSource(Bot bot) : IBotSource
{
    /// <inheritdoc/>
    public ValueTask<Bot> CurrentAsync(CancellationToken cancellationToken) => ValueTask.FromResult(bot);
}
