using System.Text.Json;

namespace CoopBot.Evaluation.Scoring;

/// <summary>The names that answers and suites give their values: <c>not_found</c>, <c>no_evidence</c>.</summary>
public static class WireNames
{
    /// <summary>The name of an enumeration's value, in snake_case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
