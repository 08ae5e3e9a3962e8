namespace CoopBot.Evaluation.Runs;

/// <summary>What decides answers and differs between two runs.</summary>
public static class RunChanges
{
    /// <summary>Names of what differs, for people; empty when the results of one can go on in the other.</summary>
    public static IReadOnlyList<string> Between(RunManifest then, RunManifest now)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        List<string> changed = [];
        AddUnless(Same(then.Program, now.Program), "the program");
        AddUnless(Same(then.Settings, now.Settings), "the settings");
        AddUnless(Same(then.Models, now.Models), "the models");
        AddUnless(Same(then.Knowledge, now.Knowledge), "the knowledge");
        string[] names = [.. then.Suites.Concat(now.Suites).Select(static s => s.Name).Distinct(StringComparer.Ordinal)];
        changed.AddRange(names.Where(n => !Same(Fingerprint(then, n), Fingerprint(now, n))).Select(static n => $"the suite {n}"));
        return changed;

        void AddUnless(bool same, string what)
        {
            if (!same)
            {
                changed.Add(what);
            }
        }
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);

    private static string? Fingerprint(RunManifest run, string suite) => run.Suites.FirstOrDefault(s => Same(s.Name, suite))?.Fingerprint;
}
