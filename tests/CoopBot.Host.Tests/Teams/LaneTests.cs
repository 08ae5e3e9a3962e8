using CoopBot.Audit.Service;
using CoopBot.Channels.Teams;
using CoopBot.Channels.Teams.Turns;
using CoopBot.Host.Tests.Teams.Peers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests.Teams;

/// <summary>One lane a conversation: order, bounds, and how it ends with the host.</summary>
public sealed class LaneTests : IAsyncLifetime
{
    private readonly StubAnswers answers = new();
    private readonly StepClock clock = new();
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TeamsPeer peer = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        answers.Reply = async (inquiry, cancellationToken) =>
        {
            if (inquiry.Question == "slow")
            {
                begun.TrySetResult();
                await gate.Task.WaitAsync(cancellationToken);
            }

            return StubAnswers.Answered(inquiry.Question);
        };
        peer = await TeamsPeer.StartAsync(b => b.Services.AddSingleton<IAnswerService>(answers), ("Teams:MaxWaiting", "3"), ("Teams:Streaming", "false"));
    }

    public async ValueTask DisposeAsync()
    {
        gate.TrySetResult();
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task Messages_OfOneConversation_AreAnsweredInOrder()
    {
        string[] questions = ["slow", "two", "three"];
        foreach (string question in questions)
        {
            await peer.SendAsync(peer.Message(question));
        }

        await begun.Task.WaitAsync(Cancel);
        Assert.Single(answers.Asked);
        gate.SetResult();

        List<string> texts = [];
        foreach (string _ in questions)
        {
            texts.Add((await peer.Channel.NextAsync()).Text);
        }

        Assert.Equal(questions, texts);
    }

    [Fact]
    public async Task Messages_OfAnotherConversation_AreNotHeldUp()
    {
        await peer.SendAsync(peer.Message("slow", conversation: "a:1"));
        await begun.Task.WaitAsync(Cancel);

        await peer.SendAsync(peer.Message("quick", conversation: "a:2"));

        Assert.Equal("quick", (await peer.Channel.NextAsync()).Text);
    }

    [Fact]
    public async Task Messages_MoreThanMayWait_AreToldSoAndTheOthersAnswered()
    {
        await peer.SendAsync(peer.Message("slow"));
        await begun.Task.WaitAsync(Cancel);
        for (int i = 1; i <= 3; i++)
        {
            await peer.SendAsync(peer.Message($"waits {i}"));
        }

        await peer.SendAsync(peer.Message("too much"));

        Assert.Equal(TeamsBot.Busy, (await peer.Channel.NextAsync()).Text);
        gate.SetResult();
        Assert.Equal(["slow", "waits 1", "waits 2", "waits 3"], [(await peer.Channel.NextAsync()).Text, (await peer.Channel.NextAsync()).Text, (await peer.Channel.NextAsync()).Text, (await peer.Channel.NextAsync()).Text]);
    }

    [Fact]
    public async Task Messages_HundredConversationsAtOnce_AreEachAnsweredOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => peer.SendAsync(peer.Message($"question {i}", conversation: $"a:{i}"))));

        HashSet<string> texts = [];
        for (int i = 0; i < 100; i++)
        {
            texts.Add((await peer.Channel.NextAsync()).Text);
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(static i => $"question {i}").Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task StopAsync_AnswersUnderWay_AreStillGiven()
    {
        await peer.SendAsync(peer.Message("slow"));
        await peer.SendAsync(peer.Message("waits"));
        await begun.Task.WaitAsync(Cancel);

        Task stopping = Queue.StopAsync(Cancel);
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await stopping;

        Assert.Equal(["slow", "waits"], [(await peer.Channel.NextAsync()).Text, (await peer.Channel.NextAsync()).Text]);
    }

    [Fact]
    public async Task StopAsync_AnswersThatTakeTooLong_BecomeAWordOnWhy()
    {
        await using TeamsPeer stepped = await TeamsPeer.StartAsync(
            b =>
            {
                b.Services.AddSingleton<IAnswerService>(answers);
                b.Services.AddSingleton(s => ActivatorUtilities.CreateInstance<ConversationQueue>(s, clock));
            },
            ("Teams:Streaming", "false"));
        await stepped.SendAsync(stepped.Message("slow"));
        await stepped.SendAsync(stepped.Message("waits"));
        await begun.Task.WaitAsync(Cancel);

        Task stopping = stepped.Host.Services.GetRequiredService<ConversationQueue>().StopAsync(Cancel);
        clock.Advance(await clock.NextWaitAsync());
        await stopping;

        Assert.Equal([ConversationQueue.Restarting, ConversationQueue.Restarting], [(await stepped.Channel.NextAsync()).Text, (await stepped.Channel.NextAsync()).Text]);
        Assert.Single(answers.Asked);
    }

    [Fact]
    public async Task TryRun_HostHasStopped_TakesNothing()
    {
        await Queue.StopAsync(Cancel);

        await peer.SendAsync(peer.Message("late"));

        Assert.Equal(TeamsBot.Busy, (await peer.Channel.NextAsync()).Text);
        Assert.Empty(answers.Asked);
    }

    private ConversationQueue Queue => peer.Host.Services.GetRequiredService<ConversationQueue>();
}
