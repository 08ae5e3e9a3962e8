using CoopBot.Channels.DirectLine;
using CsCheck;

namespace CoopBot.Channels.Tests.DirectLine;

/// <summary>Issue 6: what was known of an idle conversation could be taken away between two steps of whoever enqueued it; then two workers ran it at once.</summary>
public sealed class TurnScheduleTests
{
    private enum Step
    {
        Enqueue,
        Take,
        Finish,
        FinishWithMore,
    }

    [Fact]
    public void Enqueue_WhileItIsAtWork_IsNotGivenToASecondWorker()
    {
        TurnSchedule schedule = new();
        schedule.Enqueue("a");
        Assert.True(schedule.TryTake(out _));

        schedule.Enqueue("a");

        Assert.False(schedule.TryTake(out _));
        schedule.Finish("a", more: false);
        Assert.True(schedule.TryTake(out string? next));
        Assert.Equal("a", next);
    }

    [Fact]
    public void Finish_NothingCameMeanwhile_LetsItGo()
    {
        TurnSchedule schedule = new();
        schedule.Enqueue("a");
        schedule.Enqueue("a"); // both are there when it is taken
        Assert.True(schedule.TryTake(out _));
        Assert.True(schedule.Holds("a"));

        schedule.Finish("a", more: false);

        Assert.False(schedule.Holds("a"));
        Assert.False(schedule.TryTake(out _));
    }

    [Fact]
    public void Steps_InAnyOrder_GiveEachToOneWorkerAndForgetNothing() =>
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 2]).Array[0, 100].Sample(static steps =>
        {
            TurnSchedule schedule = new();
            HashSet<string> unseen = [], atWork = [];
            foreach ((Step step, int which) in steps)
            {
                string name = $"{which}";
                if (step == Step.Enqueue)
                {
                    schedule.Enqueue(name);
                    unseen.Add(name);
                }
                else if (step == Step.Take && schedule.TryTake(out string? taken))
                {
                    Assert.True(atWork.Add(taken), "It is at work already.");
                    Assert.True(unseen.Remove(taken), "Nothing of it waits.");
                }
                else if (step is Step.Finish or Step.FinishWithMore && atWork.Remove(name))
                {
                    schedule.Finish(name, step == Step.FinishWithMore);
                    _ = step == Step.FinishWithMore && unseen.Add(name);
                }

                Assert.All(["0", "1", "2"], n => Assert.Equal(unseen.Contains(n) || atWork.Contains(n), schedule.Holds(n)));
            }

            foreach (string name in atWork)
            {
                schedule.Finish(name, more: false);
            }

            while (schedule.TryTake(out string? rest))
            {
                Assert.True(unseen.Remove(rest));
            }

            Assert.Empty(unseen);
        });

    [Fact]
    public async Task Threads_ManyAtOnce_NeverMeetInOneConversationAndDoEverything()
    {
        const int Writers = 4, Workers = 3, Each = 5_000;
        CancellationToken cancel = TestContext.Current.CancellationToken;
        TurnSchedule schedule = new();
        int[] waiting = new int[3], atWork = new int[3];
        int met = 0, done = 0;
        using CancellationTokenSource all = CancellationTokenSource.CreateLinkedTokenSource(cancel);

        Task[] workers = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (await schedule.WaitAsync(all.Token))
            {
                while (schedule.TryTake(out string? taken))
                {
                    int i = taken[0] - '0';
                    Interlocked.Add(ref met, Interlocked.Increment(ref atWork[i]) - 1);
                    bool had = Volatile.Read(ref waiting[i]) > 0;
                    if (had)
                    {
                        Interlocked.Decrement(ref waiting[i]);
                        if (Interlocked.Increment(ref done) == Writers * Each)
                        {
                            await all.CancelAsync();
                        }
                    }

                    Interlocked.Decrement(ref atWork[i]);
                    schedule.Finish(taken, had);
                }
            }
        }, cancel))];
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() =>
        {
            for (int i = 0; i < Each; i++)
            {
                int which = (i + w) % waiting.Length;
                Interlocked.Increment(ref waiting[which]);
                schedule.Enqueue($"{which}");
            }
        }, cancel)));

        // Ends by the last message's being done; one that is forgotten leaves the workers waiting for ever, and the test's own time runs out.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(workers).WaitAsync(TimeSpan.FromMinutes(1), cancel));
        Assert.Equal((0, Writers * Each), (met, done));
    }
}
