using CoopBot.Evaluation.Scoring;

namespace CoopBot.Evaluation.Suites;

/// <summary>The names of expectations, as suites write them.</summary>
internal static class ExpectationNames
{
    private static readonly Dictionary<string, Expectation> Known = Enum.GetValues<Expectation>().ToDictionary(WireNames.Of, static e => e, StringComparer.OrdinalIgnoreCase);

    /// <summary>The expectation of a name, whatever its case.</summary>
    /// <exception cref="FormatException">There is none of this name; the message lists those that are.</exception>
    public static Expectation Parse(string name) => Known.TryGetValue(name, out Expectation known) ? known
        : throw new FormatException($"\"expect\" is \"{name}\", but is one of {string.Join(", ", Known.Keys)}.");
}
