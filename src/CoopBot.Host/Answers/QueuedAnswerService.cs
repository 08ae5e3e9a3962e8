using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;

namespace CoopBot.Host.Answers;

/// <summary>Answers some at a time, lets some wait, and sends the others away with the time after which to come back.</summary>
/// <param name="inner">Answers.</param>
/// <param name="concurrency">At the same time.</param>
/// <param name="queueLength">May wait.</param>
internal sealed class QueuedAnswerService(IAnswerService inner, int concurrency, int queueLength) : IAnswerService, IDisposable
{
    private readonly SemaphoreSlim places = new(concurrency, concurrency);
    private int present;

    /// <inheritdoc/>
    public Task<Answer> AskAsync(Inquiry inquiry, Caller caller, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.AskAsync(inquiry, caller, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Answer> CheckAsync(string claim, Caller caller, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.CheckAsync(claim, caller, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RateAsync(string answerId, Rating rating, string? comment, Caller caller, CancellationToken cancellationToken) =>
        inner.RateAsync(answerId, rating, comment, caller, cancellationToken);

    public void Dispose() => places.Dispose();

    private async Task<Answer> InTurnAsync(Func<Task<Answer>> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref present) > concurrency + queueLength)
        {
            Interlocked.Decrement(ref present);
            throw new ServiceBusyException(RetryAfter());
        }

        try
        {
            await places.WaitAsync(cancellationToken);
            try
            {
                // Reading is work for the processor: off the thread that takes requests.
                return await Task.Run(work, cancellationToken);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref present);
        }
    }

    /// <summary>About when half of those that wait are through, at half a second each.</summary>
    private TimeSpan RetryAfter() => TimeSpan.FromSeconds(Math.Clamp(queueLength / (4.0 * concurrency), 1, 60));
}
