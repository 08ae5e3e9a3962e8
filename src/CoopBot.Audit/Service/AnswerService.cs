using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;

namespace CoopBot.Audit.Service;

/// <summary>Asks the bot of the moment.</summary>
public sealed class AnswerService(IBotSource bots) : IAnswerService
{
    /// <inheritdoc/>
    public async Task<Answer> AskAsync(Inquiry inquiry, Caller caller, CancellationToken cancellationToken)
    {
        Bot bot = await bots.CurrentAsync(cancellationToken);
        return await bot.Answerer.AskAsync(inquiry, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Answer> CheckAsync(string claim, Caller caller, CancellationToken cancellationToken)
    {
        Bot bot = await bots.CurrentAsync(cancellationToken);
        return await bot.Answerer.CheckAsync(claim, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> RateAsync(string answerId, Rating rating, string? comment, Caller caller, CancellationToken cancellationToken) => Task.FromResult(false);
}
