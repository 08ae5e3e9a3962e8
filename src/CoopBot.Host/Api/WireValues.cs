using System.Text.Json;

namespace CoopBot.Host.Api;

/// <summary>Reads values as answers write them: <c>not_found</c>, <c>no_evidence</c>.</summary>
internal static class WireValues
{
    /// <summary>Reads a value that may be left out.</summary>
    /// <param name="text">As it was given; null or empty for none.</param>
    /// <param name="value">The value; null for none.</param>
    /// <returns>False when there is no such value.</returns>
    public static bool TryRead<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        foreach (T known in Enum.GetValues<T>())
        {
            if (string.Equals(JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()), text, StringComparison.Ordinal))
            {
                value = known;
                return true;
            }
        }

        return false;
    }
}
