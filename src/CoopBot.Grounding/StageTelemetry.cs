using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoopBot.Grounding;

/// <summary>Traces and metrics of each stage, for whoever listens. No word of a question or a document is in them.</summary>
public static class StageTelemetry
{
    /// <summary>Name of the activity source and the meter.</summary>
    public const string Name = "CoopBot";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("coopbot.stage.duration", "ms", "Time that a stage of an answer took.");

    /// <summary>A stage is over.</summary>
    /// <param name="stage">Its name: retrieve, read, verify, draft.</param>
    /// <param name="end">When it was over.</param>
    /// <param name="milliseconds">How long it took.</param>
    internal static void Record(string stage, DateTimeOffset end, double milliseconds)
    {
        Durations.Record(milliseconds, new KeyValuePair<string, object?>("stage", stage));
        using Activity? span = Source.StartActivity(stage, ActivityKind.Internal, Activity.Current?.Context ?? default, startTime: end.AddMilliseconds(-milliseconds));
        span?.SetEndTime(end.UtcDateTime);
    }
}
