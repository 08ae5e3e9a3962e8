using CoopBot.Channels.Teams.Turns;
using CsCheck;
using Microsoft.Bot.Schema;

namespace CoopBot.Channels.Tests.Teams;

public sealed class ConversationLanesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TryAdd_LaneHasJustEnded_BeginsAnother()
    {
        List<string> events = [];
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously), goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ConversationLanes lanes = null!;
        lanes = new ConversationLanes(async conversation =>
        {
            while (lanes.Next(conversation) is { } job)
            {
                events.Add(job.Activity.Id);
            }

            // The first lane's worker has heard that it is over, and hasn't returned.
            if (ended.TrySetResult())
            {
                await goOn.Task;
            }
        });
        Assert.True(lanes.TryAdd("a", Job("1"), limit: 1));
        await ended.Task.WaitAsync(Cancel);

        Assert.True(lanes.TryAdd("a", Job("2"), limit: 1));
        Task all = lanes.CloseAsync();
        await all.WaitAsync(Cancel);

        Assert.Equal(["1", "2"], events); // never lost in a lane that nobody runs any more
        goOn.SetResult();
    }

    [Fact]
    public async Task CloseAsync_FromThenOn_TakesNothingAndEndsWithWhatWasTaken()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int done = 0;
        ConversationLanes lanes = null!;
        lanes = new ConversationLanes(async conversation =>
        {
            while (lanes.Next(conversation) is not null)
            {
                await gate.Task;
                done++;
            }
        });
        Assert.True(lanes.TryAdd("a", Job("1"), limit: 2));
        Assert.True(lanes.TryAdd("a", Job("2"), limit: 2));

        Task closing = lanes.CloseAsync();

        Assert.False(lanes.TryAdd("a", Job("3"), limit: 9));
        Assert.False(lanes.TryAdd("b", Job("4"), limit: 9));
        Assert.False(closing.IsCompleted);
        gate.SetResult();
        await closing.WaitAsync(Cancel);
        Assert.Equal(2, done);
    }

    [Fact]
    public void Jobs_OfManyThreads_RunOneAtATimeInEachConversationAndAllOfThem() => Gen.Int[0, 2].Array[1, 200].Sample(static conversations =>
    {
        int[] atWork = new int[3];
        int met = 0, done = 0;
        ConversationLanes lanes = null!;
        lanes = new ConversationLanes(async conversation =>
        {
            int i = conversation[0] - '0';
            while (lanes.Next(conversation) is not null)
            {
                Interlocked.Add(ref met, Interlocked.Increment(ref atWork[i]) - 1);
                await Task.Yield();
                Interlocked.Decrement(ref atWork[i]);
                Interlocked.Increment(ref done);
            }
        });

        Parallel.ForEach(conversations, c => Assert.True(lanes.TryAdd($"{c}", Job("x"), limit: int.MaxValue)));
        lanes.CloseAsync().GetAwaiter().GetResult();

        Assert.Equal((0, conversations.Length), (met, done));
    }, iter: 200, threads: 1);

    private static ConversationLanes.Job Job(string id) => new(new Activity { Id = id }, static (_, _) => Task.CompletedTask);
}
