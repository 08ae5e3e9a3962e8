using System.Net;
using CoopBot.Channels.Teams.Turns;
using CoopBot.Host.Tests.Teams.Peers;

namespace CoopBot.Host.Tests.Teams.Turns;

public sealed class TypingSignTests
{
    private readonly StepClock clock = new();
    private readonly RecordingTurn turn = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_OnePerson_IsShownAgainEveryThreeSeconds()
    {
        await using TypingSign sign = new(turn.Turn, repeats: true, clock, Cancel);
        for (int i = 1; i <= 3; i++)
        {
            TimeSpan wait = await clock.NextWaitAsync();
            Assert.Equal((3, i), (wait.TotalSeconds, turn.All.Count));
            clock.Advance(wait);
        }
    }

    [Fact]
    public async Task Sign_Group_IsShownOnce()
    {
        await using (new TypingSign(turn.Turn, repeats: false, clock, Cancel))
        {
            await turn.NextAsync();
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("typing", Assert.Single(turn.All).Type);
    }

    [Fact]
    public async Task Dispose_DuringAWait_EndsIt()
    {
        await using (new TypingSign(turn.Turn, repeats: true, clock, Cancel))
        {
            await clock.NextWaitAsync();
        }

        clock.Advance(TypingSign.Again);
        Assert.Single(turn.All);
    }

    [Fact]
    public async Task Dispose_ChannelDoesNotTakeIt_IsQuiet()
    {
        turn.ThenFails(RecordingTurn.Refusal(HttpStatusCode.Forbidden, "ServiceError", "No."));

        await new TypingSign(turn.Turn, repeats: true, clock, Cancel).DisposeAsync();

        Assert.Single(turn.All);
    }
}
