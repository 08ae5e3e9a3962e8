using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Messages;

/// <summary>From a message in a conversation to an answer, the same in every channel.</summary>
public sealed class MessageAnswerer(IAnswerService service)
{
    /// <summary>Answers a question, or checks the claim that the message asks to check.</summary>
    /// <param name="text">What the person wrote, mentions of the bot removed.</param>
    /// <param name="history">The person's earlier messages, oldest first.</param>
    /// <param name="caller">Who wrote, and where.</param>
    /// <param name="progress">Told what is being done; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ServiceBusyException">Too many are waiting already.</exception>
    public Task<Answer> AnswerAsync(
        string text, IReadOnlyList<string> history, Caller caller, IProgress<AnswerStage>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ClaimRequest.TryRead(text) is { } claim
            ? service.CheckAsync(claim, caller, cancellationToken)
            : service.AskAsync(new Inquiry(text, history) { Progress = progress }, caller, cancellationToken);
    }
}
