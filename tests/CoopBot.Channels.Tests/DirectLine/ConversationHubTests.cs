using CoopBot.Channels.DirectLine;

namespace CoopBot.Channels.Tests.DirectLine;

public sealed class ConversationHubTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    private readonly ConversationHub hub = new();

    [Fact]
    public async Task Connect_Second_EndsTheFirstAndStaysWhenThatIsGone()
    {
        SocketFeed first = hub.Connect("a", Nine), second = hub.Connect("a", Nine);

        hub.Disconnect("a", first);
        hub.Stored("a");

        Assert.Equal(("collision", null), (first.EndReason, second.EndReason));
        Assert.Equal(["a"], hub.Connected);
        Assert.True(await second.WaitAsync(TestContext.Current.CancellationToken)); // it heard
    }

    [Fact]
    public void EndExpired_AtATime_EndsThoseThatAreOver()
    {
        SocketFeed over = hub.Connect("a", Nine), renewed = hub.Connect("b", Nine), later = hub.Connect("c", Nine.AddMinutes(1));
        hub.Renew("b", Nine.AddMinutes(30));
        hub.Renew("nobody", Nine);

        hub.EndExpired(Nine);

        Assert.Equal(["token expired", null, null], new[] { over, renewed, later }.Select(static f => f.EndReason));
    }

    [Fact]
    public void EndDeleted_Conversation_KeepsTheFirstReason()
    {
        SocketFeed feed = hub.Connect("a", Nine);
        hub.EndDeleted("a");
        hub.EndDeleted("nobody");
        hub.EndExpired(Nine);

        Assert.Equal("deleted", feed.EndReason);
    }

    [Fact]
    public void Show_ManyToASlowSocket_KeepsTheFirstFew()
    {
        SocketFeed feed = hub.Connect("a", Nine);
        for (int i = 0; i < 100; i++)
        {
            hub.Show("a", () => $"{i}");
        }

        List<string> shown = [];
        while (feed.TryTake(out string? frame))
        {
            shown.Add(frame);
        }

        Assert.Equal(Enumerable.Range(0, 16).Select(static i => $"{i}"), shown);
    }

    [Fact]
    public void Show_NobodyThere_MakesNothing() => hub.Show("a", () => throw new InvalidOperationException("made for nobody"));
}
