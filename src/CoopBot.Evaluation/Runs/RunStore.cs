using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoopBot.Evaluation.Running;

namespace CoopBot.Evaluation.Runs;

/// <summary>The runs that are kept below the data folder: <c>runs/ID/run.json</c> and <c>results.jsonl</c>.</summary>
/// <param name="dataFolder">The data folder; it needn't exist.</param>
/// <param name="clock">For ids and times.</param>
public sealed partial class RunStore(string dataFolder, TimeProvider clock)
{
    internal const string ManifestFile = "run.json";
    internal const string ResultsFile = "results.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private string Folder => Path.Combine(dataFolder, "runs");

    /// <summary>Every run that can be read, newest first; without the cases.</summary>
    public IReadOnlyList<RunManifest> List() => !Directory.Exists(Folder) ? [] :
    [
        .. Directory.EnumerateDirectories(Folder)
            .Select(static f => Path.GetFileName(f))
            .Where(static id => IdPattern().IsMatch(id))
            .OrderDescending(StringComparer.Ordinal)
            .Select(TryReadManifest)
            .OfType<RunManifest>(),
    ];

    /// <summary>A run with its cases.</summary>
    /// <exception cref="RunStoreException">There is none of that id, or it can't be read.</exception>
    public StoredRun Open(string id)
    {
        RunManifest manifest = ReadManifest(id);
        return new StoredRun(manifest, ReadSuites(manifest, cutBrokenEnd: false));
    }

    /// <summary>The newest complete run, or null.</summary>
    public StoredRun? OpenLatest() => List().FirstOrDefault(static m => m.IsComplete) is { } newest ? Open(newest.Id) : null;

    /// <summary>Begins a run.</summary>
    /// <param name="manifest">Makes the manifest from an id and the time.</param>
    public RunWriter Create(Func<string, DateTimeOffset, RunManifest> manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        DateTimeOffset now = clock.GetUtcNow();
        string id = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3));
        string folder = Path.Combine(Folder, id);
        Directory.CreateDirectory(folder);
        RunManifest made = manifest(id, now);
        WriteManifest(folder, made);
        return new RunWriter(made, folder, clock, soFar: null);
    }

    /// <summary>Goes on with an interrupted run.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="now">What would be run today; everything that decides answers must be as it was then.</param>
    /// <exception cref="RunStoreException">There is no such run, it is complete, or something has changed since; the message names what.</exception>
    public RunWriter Resume(string id, RunManifest now)
    {
        ArgumentNullException.ThrowIfNull(now);
        RunManifest then = ReadManifest(id);
        if (then.IsComplete)
        {
            throw new RunStoreException($"Run {id} is complete: there is nothing to go on with.");
        }

        if (RunChanges.Between(then, now) is { Count: > 0 } changed)
        {
            throw new RunStoreException($"Run {id} can't be gone on with: {string.Join(", ", changed)} changed since. Start a new run.");
        }

        return new RunWriter(then, Path.Combine(Folder, id), clock, new StoredRun(then, ReadSuites(then, cutBrokenEnd: true)));
    }

    /// <summary>What a run says of itself; without the cases.</summary>
    /// <exception cref="RunStoreException">There is none of that id, or it can't be read.</exception>
    public RunManifest ReadManifest(string id)
    {
        // An id comes from people: it must not lead out of the folder.
        if (!IdPattern().IsMatch(id) || !File.Exists(Path.Combine(Folder, id, ManifestFile)))
        {
            throw new RunStoreException($"There is no run {id}.");
        }

        try
        {
            RunManifest? read = JsonSerializer.Deserialize<RunManifest>(File.ReadAllText(Path.Combine(Folder, id, ManifestFile)), Json);
            return read is not { Format: RunManifest.CurrentFormat } ? throw new RunStoreException($"Run {id} is in a format of another version of the program.")
                : !string.Equals(read.Id, id, StringComparison.Ordinal) ? throw new RunStoreException($"Run {id} says that it is {read.Id}.")
                : read;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new RunStoreException($"Run {id} can't be read.", e);
        }
    }

    internal static void WriteManifest(string folder, RunManifest manifest)
    {
        // In two steps: a reader sees the old or the new file, never half of one.
        string path = Path.Combine(folder, ManifestFile);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(manifest, Json), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(path + ".new", path, overwrite: true);
    }

    private RunManifest? TryReadManifest(string id)
    {
        try
        {
            return ReadManifest(id);
        }
        catch (RunStoreException)
        {
            return null; // one broken folder must not hide the others
        }
    }

    private List<StoredSuite> ReadSuites(RunManifest manifest, bool cutBrokenEnd)
    {
        string path = Path.Combine(Folder, manifest.Id, ResultsFile);
        var cases = new Dictionary<(string Suite, string Case), RanCase>();
        byte[] bytes = File.Exists(path) ? ReadShared(path) : [];

        // A killed run may leave half a line: it never happened.
        int end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        if (cutBrokenEnd && end < bytes.Length)
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Write);
            file.SetLength(end);
        }

        int number = 0;
        foreach (string line in Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            try
            {
                (string suite, RanCase ran) = ResultLine.Read(line);
                cases[(suite, ran.Case.Id)] = ran; // a later try of a case replaces the earlier
            }
            catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
            {
                throw new RunStoreException(string.Create(CultureInfo.InvariantCulture, $"Run {manifest.Id} can't be read: line {number} of its results is broken."), e);
            }
        }

        return [.. manifest.Suites.Select(s => new StoredSuite(s.Name, [.. cases.Where(c => c.Key.Suite == s.Name).Select(static c => c.Value)]))];
    }

    private static byte[] ReadShared(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite); // the run may still go on
        using MemoryStream bytes = new();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("^[0-9]{8}T[0-9]{6}-[0-9a-f]{6}$")]
    private static partial Regex IdPattern();
}
