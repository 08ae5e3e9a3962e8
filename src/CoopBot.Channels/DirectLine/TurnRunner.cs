using System.Collections.Concurrent;
using CoopBot.Audit.Service;
using CoopBot.Channels.Messages;
using CoopBot.Channels.Suggestions;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoopBot.Channels.DirectLine;

/// <summary>Answers the messages that wait, those of one conversation one after the other; after a start also those that the last run left.</summary>
internal sealed partial class TurnRunner(
    ConversationStore store,
    ConversationHub hub,
    BotActivities activities,
    MessageAnswerer answerer,
    ISuggestedQuestions suggestions,
    IOptions<DirectLineOptions> options,
    TimeProvider clock,
    ILogger<TurnRunner> logger) : BackgroundService
{
    /// <summary>Answering is begun at most so often: a message that brings the host down must not do so for ever.</summary>
    private const int MaxAttempts = 3;

    /// <summary>A person's earlier messages that a question may lean on.</summary>
    private const int History = 8;

    private const string Failed = "I'm sorry, something went wrong while I was answering. Please ask again.";
    private const string Busy = "Many people are asking at the moment. Please ask again in a little while.";

    /// <summary>Clients show that somebody types for five seconds.</summary>
    private static readonly TimeSpan TypingAgain = TimeSpan.FromSeconds(3);

    private readonly TurnSchedule schedule = new();

    /// <summary>Conversations whose message could neither be answered nor apologised for: the store can't be written.</summary>
    private readonly ConcurrentQueue<string> failed = new();

    /// <summary>A message of this conversation waits.</summary>
    public void Enqueue(string conversation) => schedule.Enqueue(conversation);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (string conversation in await store.WaitingAsync(stoppingToken))
        {
            Enqueue(conversation);
        }

        int workers = options.Value.Concurrency > 0 ? options.Value.Concurrency : Environment.ProcessorCount;
        await Task.WhenAll([.. Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)), KeepGoingAsync(stoppingToken), KeepHouseAsync(stoppingToken)]);
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (await schedule.WaitAsync(cancellationToken))
        {
            while (schedule.TryTake(out string? conversation))
            {
                bool more = false;
                try
                {
                    more = await RunOneAsync(conversation, cancellationToken);
                }
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
                {
                    failed.Enqueue(conversation);
                    LogTurnDeferred(e);
                }

                schedule.Finish(conversation, more);
            }
        }
    }

    /// <summary>Answers the oldest message that waits; true when there was one.</summary>
    private async Task<bool> RunOneAsync(string conversation, CancellationToken cancellationToken)
    {
        if (await store.BeginAsync(conversation, cancellationToken) is not { } turn)
        {
            return false;
        }

        if (turn.Attempts >= MaxAttempts)
        {
            await FinishAsync(turn, activities.Apology(turn, Failed), null, cancellationToken);
            return true;
        }

        try
        {
            IReadOnlyList<string> history = await store.QuestionsBeforeAsync(turn, History, cancellationToken);
            Progress progress = new(hub, activities, conversation);
            Answer answer = await answerer.AnswerAsync(turn.Text, history, new Caller("webchat", turn.User, conversation), progress, cancellationToken);
            IReadOnlyList<string> next = answer.Outcome == Outcome.Refused ? await suggestions.InsteadOfAsync(answer, cancellationToken) : [];
            await FinishAsync(turn, activities.Answered(answer, turn, next), answer.Id, cancellationToken);
        }
        catch (ServiceBusyException)
        {
            await FinishAsync(turn, activities.Apology(turn, Busy), null, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogTurnFailed(e);
            await FinishAsync(turn, activities.Apology(turn, Failed), null, cancellationToken);
        }

        return true;
    }

    private async Task FinishAsync(OpenTurn turn, System.Text.Json.Nodes.JsonObject activity, string? answerId, CancellationToken cancellationToken)
    {
        await store.CompleteAsync(turn, activity, answerId, cancellationToken);
        hub.Stored(turn.Conversation);
    }

    private async Task KeepGoingAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(TypingAgain, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            for (int again = failed.Count; again > 0 && failed.TryDequeue(out string? conversation); again--)
            {
                Enqueue(conversation);
            }

            hub.EndExpired(clock.GetUtcNow());
            foreach (string conversation in hub.Connected.Where(schedule.Holds))
            {
                hub.Show(conversation, () => activities.Typing(conversation, null));
            }
        }
    }

    private async Task KeepHouseAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromHours(1), clock);
        do
        {
            if (options.Value.RetentionDays > 0)
            {
                await DeleteOldAsync(cancellationToken);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (string deleted in await store.DeleteUntouchedAsync(clock.GetUtcNow().AddDays(-options.Value.RetentionDays), cancellationToken))
            {
                hub.EndDeleted(deleted);
            }
        }
        catch (Exception e) when (e is SqliteException or IOException)
        {
            LogDeletionFailed(e); // the next hour may do better
        }
    }

    [LoggerMessage(LogLevel.Error, "A message of the web chat got an apology instead of an answer.")]
    private partial void LogTurnFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "A message of the web chat can't be answered while its conversation can't be stored; it is tried again.")]
    private partial void LogTurnDeferred(Exception exception);

    [LoggerMessage(LogLevel.Error, "Old conversations of the web chat couldn't be deleted.")]
    private partial void LogDeletionFailed(Exception exception);

    /// <summary>Shows each stage at once.</summary>
    private sealed class Progress(ConversationHub hub, BotActivities activities, string conversation) : IProgress<AnswerStage>
    {
        public void Report(AnswerStage value) => hub.Show(conversation, () => activities.Typing(conversation, BotActivities.WordsFor(value)));
    }
}
