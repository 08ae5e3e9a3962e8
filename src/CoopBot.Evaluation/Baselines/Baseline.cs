using System.Text;
using System.Text.Json;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Baselines;

/// <summary>The results that were accepted: what later runs are compared with. A file to keep beside the suites.</summary>
/// <param name="Format">Version of the file's format.</param>
/// <param name="Suites">By name.</param>
public sealed record Baseline(int Format, IReadOnlyList<BaselineSuite> Suites)
{
    private const int CurrentFormat = 1;

    /// <summary>Reads a file.</summary>
    /// <exception cref="RunStoreException">It is missing, unreadable or none.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Baseline>(File.ReadAllText(path), AnswerJson.Indented) is { Format: CurrentFormat, Suites: not null } read
                ? read
                : throw new RunStoreException($"{path} is no baseline that this version reads.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RunStoreException($"There is no baseline {path}: make one with coopbot eval accept --baseline {path}.", e);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new RunStoreException($"{path} is no baseline that can be read.", e);
        }
    }

    /// <summary>The baseline with a run's suites in place of those of the same name; others stay.</summary>
    /// <exception cref="RunStoreException">The run is not complete, or cases of it could not be run.</exception>
    public static Baseline Accept(StoredRun run, Baseline? before)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!run.Manifest.IsComplete)
        {
            throw new RunStoreException($"Run {run.Manifest.Id} is not complete: it can't be accepted.");
        }

        int notRun = run.Suites.Sum(static s => s.Cases.Count(static c => c.Error is not null));
        if (notRun > 0)
        {
            throw new RunStoreException($"Run {run.Manifest.Id} has {notRun} cases that could not be run: accepted, they would count as wrong and could get no worse. Run them again.");
        }

        IReadOnlyList<BaselineSuite> accepted = Of(run).Suites;
        IEnumerable<BaselineSuite> kept = (before?.Suites ?? []).Where(b => !accepted.Any(a => string.Equals(a.Name, b.Name, StringComparison.Ordinal)));
        return new Baseline(CurrentFormat, [.. kept.Concat(accepted).OrderBy(static s => s.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The results of a run as another is compared with them, accepted or not.</summary>
    public static Baseline Of(StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new Baseline(CurrentFormat, [.. run.Suites.Select(s => BaselineSuite.Of(s, run.Manifest.Id))]);
    }

    /// <summary>Writes the file; a reader sees the old or the new one, never half of it.</summary>
    public void Write(string path)
    {
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this, AnswerJson.Indented) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(path + ".new", path, overwrite: true);
    }
}

/// <summary>The accepted results of one suite.</summary>
/// <param name="Name">The suite's name.</param>
/// <param name="Run">The run that was accepted.</param>
/// <param name="Figures">The figures that are one number each, by name.</param>
/// <param name="Cases">Whether each case was right, by id, in the suite's order.</param>
public sealed record BaselineSuite(string Name, string Run, IReadOnlyDictionary<string, double> Figures, IReadOnlyDictionary<string, bool> Cases)
{
    internal static BaselineSuite Of(StoredSuite suite, string run) => new(
        suite.Name,
        run,
        FigureNames.Scalars(Scorer.Score(suite.Measures)).Where(static f => f.Value is not null)
            .ToDictionary(static f => f.Name, static f => Rounding.ToFourPlaces(f.Value!.Value), StringComparer.Ordinal),
        suite.Cases.ToDictionary(static c => c.Case.Id, static c => c.Measures.Judgement.Right, StringComparer.Ordinal));
}
