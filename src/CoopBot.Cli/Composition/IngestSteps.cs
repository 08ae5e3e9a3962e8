using CoopBot.Cli.Output;
using CoopBot.Knowledge.Ingestion;

namespace CoopBot.Cli.Composition;

/// <summary>Tells a display how far an ingest run is.</summary>
internal sealed class IngestSteps(IProgress<ProgressStep> display) : IProgress<IngestProgress>
{
    public void Report(IngestProgress value) => display.Report(new ProgressStep(
        value.Stage switch
        {
            IngestStage.Reading => "Reading documents",
            IngestStage.Encoding => "Encoding passages",
            _ => "Saving documents",
        },
        value.Done,
        value.Total));
}
