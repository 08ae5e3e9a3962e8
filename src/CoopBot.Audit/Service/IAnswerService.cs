using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Audit.Service;

/// <summary>What every channel talks to: the bot of the moment, with each answer written to the log before anyone sees it.</summary>
public interface IAnswerService
{
    /// <summary>Answers or refuses a question.</summary>
    /// <param name="inquiry">The question and what was asked before it.</param>
    /// <param name="caller">Who asks, and where.</param>
    /// <param name="cancellationToken">Stops the work: the caller has left.</param>
    /// <exception cref="ServiceBusyException">Too many are waiting already.</exception>
    Task<Answer> AskAsync(Inquiry inquiry, Caller caller, CancellationToken cancellationToken);

    /// <summary>Judges a claim.</summary>
    /// <param name="claim">One statement that can be true or false.</param>
    /// <param name="caller">Who asks, and where.</param>
    /// <param name="cancellationToken">Stops the work: the caller has left.</param>
    /// <exception cref="ServiceBusyException">Too many are waiting already.</exception>
    Task<Answer> CheckAsync(string claim, Caller caller, CancellationToken cancellationToken);

    /// <summary>Notes what a person thinks of an answer; a later rating of the same person replaces the earlier.</summary>
    /// <param name="answerId">The answer.</param>
    /// <param name="rating">Thumbs up or down.</param>
    /// <param name="comment">In the person's words, or null.</param>
    /// <param name="caller">Who rates, and where.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False when there is no such answer.</returns>
    Task<bool> RateAsync(string answerId, Rating rating, string? comment, Caller caller, CancellationToken cancellationToken);
}

/// <summary>Who asks, and where.</summary>
/// <param name="Channel"><c>cli</c>, <c>api</c>, <c>webchat</c>, <c>msteams</c>, <c>mcp</c>, <c>openai</c> or another channel's own name.</param>
/// <param name="User">The channel's id of the person, or null; the log keeps a pseudonym of it.</param>
/// <param name="Conversation">The channel's id of the conversation, or null.</param>
public sealed record Caller(string Channel, string? User = null, string? Conversation = null);

/// <summary>What a person thinks of an answer.</summary>
public enum Rating
{
    /// <summary>Thumbs up.</summary>
    Up,

    /// <summary>Thumbs down.</summary>
    Down,
}
