using System.Globalization;

namespace CoopBot.Host.Pages.Documents;

/// <summary>A date as precise as it is known, for people: <c>2025-03</c> is "March 2025".</summary>
internal static class DateWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The date in words; what is no date stays as it is.</summary>
    public static string Of(string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day.ToString("d MMMM yyyy", English)
        : DateOnly.TryParseExact(date + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month) ? month.ToString("MMMM yyyy", English)
        : date;
}
