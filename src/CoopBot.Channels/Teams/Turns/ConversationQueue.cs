using CoopBot.Channels.Teams.Inbound;
using CoopBot.Channels.Teams.Rendering;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.Teams.Turns;

/// <summary>One bounded lane for each conversation, so that messages keep their order and no two streams mix.</summary>
/// <remarks>When the host stops, what was taken is still answered for a while; what isn't by then gets an apology.</remarks>
internal sealed partial class ConversationQueue : IBackgroundTurns, IHostedService, IDisposable
{
    internal const string Restarting = "I'm being restarted and couldn't answer your last message. Please ask again in a minute.";

    /// <summary>How long a host that stops goes on answering.</summary>
    internal static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly ConversationLanes lanes;
    private readonly TeamsAdapter adapter;
    private readonly LostConversations lost;
    private readonly TeamsOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<ConversationQueue> logger;
    private CancellationToken end;

    public ConversationQueue(TeamsAdapter adapter, LostConversations lost, IOptions<TeamsOptions> options, TimeProvider clock, ILogger<ConversationQueue> logger)
    {
        lanes = new ConversationLanes(RunAsync);
        this.adapter = adapter;
        this.lost = lost;
        this.options = options.Value;
        this.clock = clock;
        this.logger = logger;
    }

    /// <inheritdoc/>
    public bool TryRun(Activity activity, BotCallbackHandler work) =>
        lanes.TryAdd(activity.Conversation.Id, new ConversationLanes.Job(activity, work), options.MaxWaiting);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        end = cancellationToken;
        Task all = lanes.CloseAsync();
        try
        {
            await all.WaitAsync(Drain, clock, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            await stopping.CancelAsync();
            await all.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAsync(string conversation)
    {
        while (lanes.Next(conversation) is { } job)
        {
            try
            {
                await RunAsync(conversation, job);
            }
            catch (Exception e)
            {
                // Whatever failed: the conversation's next message is still to be answered.
                LogTurnFailed(e);
            }
        }
    }

    private async Task RunAsync(string conversation, ConversationLanes.Job job)
    {
        try
        {
            await RunAsync(job);
        }
        catch (ErrorResponseException e) when (LostConversations.IsLost(e))
        {
            LogConversationLost(e.Body?.Error?.Code ?? e.Response.StatusCode.ToString());
            await lost.ForgetAsync(conversation, CancellationToken.None);
        }
    }

    private async Task RunAsync(ConversationLanes.Job job)
    {
        try
        {
            stopping.Token.ThrowIfCancellationRequested();
            await adapter.ContinueConversationAsync(options.AppId, job.Activity, job.Work, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            if (job.Activity.Type == ActivityTypes.Message)
            {
                await adapter.ContinueConversationAsync(options.AppId, job.Activity, static (turn, cancel) => turn.SendActivityAsync(TeamsRenderer.Words(Restarting, []), cancel), end);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "The bot may not write to a conversation any more ({Code}); it is forgotten.")]
    private partial void LogConversationLost(string code);

    [LoggerMessage(LogLevel.Error, "A message of a channel was not answered.")]
    private partial void LogTurnFailed(Exception exception);
}
