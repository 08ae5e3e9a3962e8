namespace CoopBot.Grounding.Evidence;

/// <summary>Units that grammar knows.</summary>
internal static class EnglishUnits
{
    /// <summary>True for a unit of time in the singular.</summary>
    public static bool IsTime(string unit) => InSmaller(unit) is not null;

    /// <summary>A unit of time in one that it is made of exactly, seconds or months; null for what is none. A month is no number of days.</summary>
    public static (double Factor, string Unit)? InSmaller(string unit) => unit switch
    {
        "second" => (1, "second"),
        "minute" => (60, "second"),
        "hour" => (3_600, "second"),
        "day" => (86_400, "second"),
        "week" => (604_800, "second"),
        "month" => (1, "month"),
        "quarter" => (3, "month"),
        "year" => (12, "month"),
        "decade" => (120, "month"),
        "century" => (1_200, "month"),
        _ => null,
    };
}
