using System.Globalization;
using System.Text.RegularExpressions;

namespace CoopBot.Knowledge.Reading;

/// <summary>Reads the dates that files state about themselves, as precisely as they state them.</summary>
internal static partial class DateText
{
    /// <summary><c>2011</c>, <c>2011-03</c>, <c>2011-03-23</c> from those forms, ISO time stamps or English dates; else null.</summary>
    public static string? TryRead(string? value)
    {
        string text = value?.Trim() ?? "";
        Match iso = Iso().Match(text);
        if (iso.Success)
        {
            string date = iso.Groups["date"].Value;
            return DateOnly.TryParseExact(date, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? date : null;
        }

        if (DateOnly.TryParseExact(text, ["MMMM yyyy", "MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month))
        {
            return month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        }

        string[] days = ["d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "ddd, d MMM yyyy"];
        return DateOnly.TryParseExact(text, days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"^(?<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();
}
