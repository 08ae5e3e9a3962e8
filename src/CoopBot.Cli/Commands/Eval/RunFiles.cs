using System.Text;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;

namespace CoopBot.Cli.Commands.Eval;

/// <summary>The files that a run leaves for other programs.</summary>
internal sealed class RunFiles : IDisposable
{
    private readonly StreamWriter? results;
    private readonly StreamWriter? features;

    private RunFiles(StreamWriter? results, StreamWriter? features)
    {
        this.results = results;
        this.features = features;
    }

    /// <summary>Makes the files before the run, so that a path that can't be written is known at once.</summary>
    /// <exception cref="UsageException">One can't be made.</exception>
    public static RunFiles Open(string? results, string? features) => new(Create(results), Create(features));

    /// <summary>Adds the cases of a suite, in its order.</summary>
    public void Write(SuiteRun run)
    {
        foreach (CaseMeasures measures in run.Measures)
        {
            if (measures.Answer is Answer answer)
            {
                results?.WriteLine(RunRecords.ResultLine(answer));
            }

            features?.WriteLine(RunRecords.FeatureLine(run.Suite.Name, measures));
        }

        results?.Flush();
        features?.Flush();
    }

    public void Dispose()
    {
        results?.Dispose();
        features?.Dispose();
    }

    private static StreamWriter? Create(string? path)
    {
        try
        {
            return path is null ? null : new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} can't be written: {e.Message}", e);
        }
    }
}
