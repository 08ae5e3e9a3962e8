namespace CoopBot.Grounding.Evidence;

/// <summary>Units that grammar knows.</summary>
internal static class EnglishUnits
{
    /// <summary>True for a unit of time in the singular.</summary>
    public static bool IsTime(string unit) => unit is "second" or "minute" or "hour" or "day" or "week" or "month" or "quarter" or "year" or "decade" or "century";
}
