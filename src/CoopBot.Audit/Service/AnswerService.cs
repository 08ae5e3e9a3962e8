using CoopBot.Audit.Log;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using Microsoft.Extensions.Options;

namespace CoopBot.Audit.Service;

/// <summary>Asks the bot of the moment and writes each answer to the log before anyone sees it.</summary>
/// <param name="bots">Where the bot comes from.</param>
/// <param name="log">The log.</param>
/// <param name="recorder">Makes entries of answers.</param>
/// <param name="retention">Drops what is too old, now and then.</param>
/// <param name="options">Whether there is a log at all.</param>
public sealed class AnswerService(IBotSource bots, IAnswerLog log, AnswerRecorder recorder, Retention retention, IOptions<AuditOptions> options) : IAnswerService
{
    /// <inheritdoc/>
    /// <exception cref="AnswerLogException">The answer can't be logged, and so isn't given.</exception>
    public async Task<Answer> AskAsync(Inquiry inquiry, Caller caller, CancellationToken cancellationToken)
    {
        Bot bot = await bots.CurrentAsync(cancellationToken);
        return await LoggedAsync(await bot.Answerer.AskAsync(inquiry, cancellationToken), bot, caller, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="AnswerLogException">The verdict can't be logged, and so isn't given.</exception>
    public async Task<Answer> CheckAsync(string claim, Caller caller, CancellationToken cancellationToken)
    {
        Bot bot = await bots.CurrentAsync(cancellationToken);
        return await LoggedAsync(await bot.Answerer.CheckAsync(claim, cancellationToken), bot, caller, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="AnswerLogException">The rating can't be logged.</exception>
    public async Task<bool> RateAsync(string answerId, Rating rating, string? comment, Caller caller, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled || !await IsLoggedAsync(answerId, cancellationToken))
        {
            return false;
        }

        await log.AppendAsync(recorder.Of(answerId, rating, comment, caller), cancellationToken);
        return true;
    }

    /// <summary>What has been damaged since was answered all the same.</summary>
    private async Task<bool> IsLoggedAsync(string answerId, CancellationToken cancellationToken)
    {
        try
        {
            return await log.FindAsync(answerId, cancellationToken) is not null;
        }
        catch (DamagedEntryException)
        {
            return true;
        }
    }

    private async Task<Answer> LoggedAsync(Answer answer, Bot bot, Caller caller, CancellationToken cancellationToken)
    {
        if (options.Value.Enabled)
        {
            await log.AppendAsync(recorder.Of(answer, bot, caller), cancellationToken);
            await retention.ApplyAsync(cancellationToken);
        }

        return answer;
    }
}
