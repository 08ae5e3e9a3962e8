using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>Shows that the bot works on an answer: again and again to one person, once to a group.</summary>
internal sealed class TypingSign : IAsyncDisposable
{
    /// <summary>Clients show it for three to five seconds.</summary>
    internal static readonly TimeSpan Again = TimeSpan.FromSeconds(3);

    private readonly ITurnContext turn;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource done;
    private readonly Task pump;

    /// <summary>Begins.</summary>
    public TypingSign(ITurnContext turn, bool repeats, TimeProvider clock, CancellationToken cancellationToken)
    {
        this.turn = turn;
        this.clock = clock;
        done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        pump = PumpAsync(repeats, cancellationToken);
    }

    /// <summary>Ends it; nothing of it comes behind the answer.</summary>
    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await pump;
        done.Dispose();
    }

    private async Task PumpAsync(bool repeats, CancellationToken cancellationToken)
    {
        try
        {
            // Not broken off when the answer is quick: it would then come late, or not at all.
            await SendAsync(cancellationToken);
            while (repeats)
            {
                await Task.Delay(Again, clock, done.Token);
                await SendAsync(done.Token);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The answer is there, or the host stops.
        }
        catch (Exception e) when (e is ErrorResponseException or HttpRequestException or OperationCanceledException)
        {
            // An answer is an answer without it, too.
        }
    }

    private Task<ResourceResponse> SendAsync(CancellationToken cancellationToken) => turn.SendActivityAsync(new Activity { Type = ActivityTypes.Typing }, cancellationToken);
}
