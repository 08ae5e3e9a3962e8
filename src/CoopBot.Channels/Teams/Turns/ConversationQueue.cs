using System.Collections.Concurrent;
using CoopBot.Channels.Teams.Inbound;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>One bounded lane for each conversation, so that messages keep their order and no two streams mix. Ends with the host.</summary>
internal sealed partial class ConversationQueue(TeamsAdapter adapter, IOptions<TeamsOptions> options, ILogger<ConversationQueue> logger) : IBackgroundTurns, IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    /// <inheritdoc/>
    public bool TryRun(Activity activity, BotCallbackHandler work)
    {
        Lane.Job job = new(activity, work);
        while (!stopping.IsCancellationRequested)
        {
            Lane lane = lanes.GetOrAdd(activity.Conversation.Id, static _ => new Lane());
            switch (lane.TryAdd(job, options.Value.MaxWaiting))
            {
                case Lane.Place.First:
                    lane.Running = Task.Run(() => RunAsync(activity.Conversation.Id, lane));
                    return true;
                case Lane.Place.Behind:
                    return true;
                case Lane.Place.None:
                    return false;
                default:
                    // It ended between being found and being asked: the next one is new.
                    continue;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await Task.WhenAll(lanes.Values.Select(static l => l.Running)).WaitAsync(cancellationToken);
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAsync(string conversation, Lane lane)
    {
        while (lane.Next() is { } job)
        {
            if (stopping.IsCancellationRequested)
            {
                continue;
            }

            try
            {
                await adapter.ContinueConversationAsync(options.Value.AppId, job.Activity, job.Work, stopping.Token);
            }
            catch (Exception e)
            {
                // Whatever failed: the conversation's next message is still to be answered.
                if (!stopping.IsCancellationRequested)
                {
                    LogTurnFailed(e);
                }
            }
        }

        lanes.TryRemove(new KeyValuePair<string, Lane>(conversation, lane));
    }

    [LoggerMessage(LogLevel.Error, "A message of a channel was not answered.")]
    private partial void LogTurnFailed(Exception exception);
}
