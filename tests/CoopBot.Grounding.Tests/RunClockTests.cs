using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Grounding.Tests;

public sealed class RunClockTests
{
    [Fact]
    public void Mark_Stages_AddUpInTheOrderTheyFirstRan()
    {
        FakeTimeProvider clock = new();
        RunClock timer = new(clock);

        clock.Advance(TimeSpan.FromMilliseconds(5));
        timer.Mark("retrieve");
        clock.Advance(TimeSpan.FromMilliseconds(20));
        timer.Mark("read");
        clock.Advance(TimeSpan.FromMilliseconds(3));
        timer.Mark("retrieve");
        clock.Advance(TimeSpan.FromMilliseconds(0.26));

        Assert.Equal([new("retrieve", 8), new("read", 20)], timer.Stages);
        Assert.Equal(28.3, timer.ElapsedMs); // to a tenth
    }
}
