using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Host.Tests.Teams.Peers;

/// <summary>A clock that stands until a test moves it, and tells when somebody begins to wait.</summary>
internal sealed class StepClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public StepClock()
        : base(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait that begins and isn't one of <paramref name="except"/>.</summary>
    public async Task<TimeSpan> NextWaitAsync(params TimeSpan[] except)
    {
        while (true)
        {
            TimeSpan wait = await waits.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (!except.Contains(wait))
            {
                return wait;
            }
        }
    }
}
