namespace CoopBot.Grounding;

/// <summary>Times the stages of one run.</summary>
internal sealed class RunClock(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private readonly List<KeyValuePair<string, double>> _marks = [];
    private long _last = clock.GetTimestamp();

    /// <summary>Milliseconds since the run began.</summary>
    public double ElapsedMs => Math.Round(clock.GetElapsedTime(_start).TotalMilliseconds, 1);

    /// <summary>Milliseconds by stage so far, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Stages => [.. _marks];

    /// <summary>Ends a stage; one that ran before is added to.</summary>
    public void Mark(string stage)
    {
        long now = clock.GetTimestamp();
        double ms = clock.GetElapsedTime(_last, now).TotalMilliseconds;
        StageTelemetry.Record(stage, clock.GetUtcNow(), ms);
        _last = now;
        int at = _marks.FindIndex(m => m.Key == stage);
        if (at < 0)
        {
            _marks.Add(new(stage, ms));
        }
        else
        {
            _marks[at] = new(stage, _marks[at].Value + ms);
        }
    }
}
