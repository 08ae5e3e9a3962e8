using CoopBot.Channels.DirectLine;
using CoopBot.Grounding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>Tells a personal chat what is being done, in one message that the verified answer then replaces.</summary>
/// <remarks>
/// Streamed text may only grow and so can't be corrected: nothing of the answer is sent before all of it is verified. Each call waits for the
/// one before it; when the channel won't have a stream, the answer goes as an ordinary message.
/// </remarks>
internal sealed class TeamsStream : IProgress<AnswerStage>, IAsyncDisposable
{
    /// <summary>Between two updates.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    /// <summary>Between any two calls of a stream: the channel takes one a second.</summary>
    internal static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly ITurnContext turn;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource done;
    private readonly CancellationTokenSource stopped = new();
    private readonly SemaphoreSlim news = new(0);
    private readonly Task pump;
    private volatile string? next;
    private string? streamId;
    private int sequence;
    private long lastCall;

    /// <summary>Begins; the first update goes with the first stage reported.</summary>
    public TeamsStream(ITurnContext turn, TimeProvider clock, CancellationToken cancellationToken)
    {
        this.turn = turn;
        this.clock = clock;
        done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        pump = PumpAsync(cancellationToken);
    }

    /// <summary>Ends when the person presses Stop: the answer isn't wanted any more.</summary>
    public CancellationToken Stopped => stopped.Token;

    /// <inheritdoc/>
    public void Report(AnswerStage value)
    {
        next = BotActivities.WordsFor(value);
        news.Release();
    }

    /// <summary>Ends the stream with the message, or sends it on its own where there is no stream.</summary>
    /// <returns>The ids under which the channel may speak of the message; none when the person stopped it, or the channel gave none.</returns>
    public async Task<IReadOnlyList<string>> FinishAsync(Activity message, CancellationToken cancellationToken)
    {
        await EndPumpAsync();
        if (stopped.IsCancellationRequested)
        {
            return [];
        }

        if (streamId is not { } id)
        {
            return await SendPlainAsync(message, cancellationToken);
        }

        TimeSpan left = Least - clock.GetElapsedTime(lastCall);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, cancellationToken);
        }

        try
        {
            // Whether a rating names the stream or what this call returns isn't documented.
            return IdOf(await turn.SendActivityAsync(Final(message, id), cancellationToken)) is { } other && other != id ? [id, other] : [id];
        }
        catch (ErrorResponseException e) when (StreamErrors.Of(e) is var problem && problem != StreamProblem.None)
        {
            switch (problem)
            {
                case StreamProblem.Cancelled:
                    return [];
                case StreamProblem.TooLate:
                    Activity late = Copy(message);
                    late.Id = id;
                    await turn.UpdateActivityAsync(late, cancellationToken);
                    return [id];
                default:
                    return await SendPlainAsync(message, cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndPumpAsync();
        done.Dispose();
        stopped.Dispose();
        news.Dispose();
    }

    private async Task<IReadOnlyList<string>> SendPlainAsync(Activity message, CancellationToken cancellationToken) =>
        IdOf(await turn.SendActivityAsync(message, cancellationToken)) is { } id ? [id] : [];

    private async Task EndPumpAsync()
    {
        await done.CancelAsync();
        await pump;
    }

    private async Task PumpAsync(CancellationToken cancellationToken)
    {
        string? shown = null;
        try
        {
            while (true)
            {
                await news.WaitAsync(done.Token);
                if (next is { } words && words != shown)
                {
                    // Sent to its end even when the answer is there: the answer must come after it.
                    shown = words;
                    ResourceResponse? sent = await turn.SendActivityAsync(Informative(words), cancellationToken);
                    lastCall = clock.GetTimestamp();
                    streamId ??= IdOf(sent);
                    if (streamId is null)
                    {
                        return;
                    }

                    await Task.Delay(Pause, clock, done.Token);
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The answer is there, or the host stops.
        }
        catch (ErrorResponseException e)
        {
            // Without more updates the answer is still an answer.
            switch (StreamErrors.Of(e))
            {
                case StreamProblem.Cancelled:
                    await stopped.CancelAsync();
                    break;
                case StreamProblem.NotAllowed:
                    streamId = null;
                    break;
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // The same; what has begun can still be ended.
        }
    }

    private Activity Informative(string words)
    {
        JObject stream = new() { ["streamType"] = "informative", ["streamSequence"] = ++sequence };
        if (streamId is not null)
        {
            stream["streamId"] = streamId;
        }

        return new Activity { Type = ActivityTypes.Typing, Text = words, Entities = [new Entity { Type = "streaminfo", Properties = stream }], ChannelData = new JObject(stream) };
    }

    private static Activity Final(Activity message, string streamId)
    {
        JObject stream = new() { ["streamId"] = streamId, ["streamType"] = "final" };
        Activity final = Copy(message);
        final.Entities = [new Entity { Type = "streaminfo", Properties = stream }, .. message.Entities ?? []];
        JObject data = new(stream);
        data.Merge(message.ChannelData as JObject ?? []);
        final.ChannelData = data;
        return final;
    }

    // Sending writes into an activity: the original stays as it is for a second try.
    private static Activity Copy(Activity message) => new()
    {
        Type = message.Type, Text = message.Text, TextFormat = message.TextFormat, Entities = message.Entities, ChannelData = message.ChannelData, SuggestedActions = message.SuggestedActions,
    };

    private static string? IdOf(ResourceResponse? sent) => string.IsNullOrEmpty(sent?.Id) ? null : sent.Id;
}
