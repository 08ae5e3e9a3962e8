using CoopBot.Answering.Mentions;

namespace CoopBot.Grounding.Evidence;

/// <summary>How two numbers, dates or durations relate.</summary>
internal enum Agreement
{
    /// <summary>They can't be compared: another kind of thing is counted.</summary>
    Unrelated,

    /// <summary>They say the same, or one is a less exact form of the other.</summary>
    Same,

    /// <summary>The same kind of thing with another value.</summary>
    Different,
}

/// <summary>Compares figures by value, unit and bound.</summary>
internal static class FigureComparison
{
    /// <summary>Relative difference within which an approximate number agrees with an exact one.</summary>
    private const double AboutTolerance = 0.1;

    public static Agreement Compare(Mention claimed, Mention found)
    {
        if (claimed.Kind == MentionKind.Date || found.Kind == MentionKind.Date)
        {
            return claimed.Kind == found.Kind ? CompareDates(claimed, found) : Agreement.Unrelated;
        }

        if (claimed.Value is not { } a || found.Value is not { } b || claimed.Ordinal != found.Ordinal)
        {
            return Agreement.Unrelated;
        }

        bool sameUnit = SameUnit(claimed, found);
        if (!sameUnit && EnglishUnits.InSmaller(claimed.Unit) is var (factor, unit) && EnglishUnits.InSmaller(found.Unit) is var (other, same) && unit == same)
        {
            // "one year" and "12 months" are the same; "two years" and "three months" are of different things more often than not.
            return Agrees(claimed, a * factor, found, b * other) ? Agreement.Same : Agreement.Unrelated;
        }

        if (Agrees(claimed, a, found, b))
        {
            // "23" of members is not "23" of dollars, but a bare number may stand for either.
            return sameUnit || claimed.Unit.Length == 0 || found.Unit.Length == 0 || !IsHard(claimed.Unit) && !IsHard(found.Unit)
                ? Agreement.Same
                : Agreement.Unrelated;
        }

        return sameUnit && claimed.Unit.Length > 0 ? Agreement.Different : Agreement.Unrelated;
    }

    private static bool Agrees(Mention claimed, double a, Mention found, double b)
    {
        if (Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b)))
        {
            return true;
        }

        return claimed.Bound switch
        {
            Bound.AtLeast => b >= a && found.Bound != Bound.AtMost && b <= a * 10,
            Bound.AtMost => b <= a && found.Bound != Bound.AtLeast && b >= a / 10,
            Bound.About => Math.Abs(a - b) <= AboutTolerance * Math.Max(a, b),
            _ => found.Bound == Bound.About && Math.Abs(a - b) <= AboutTolerance / 2 * Math.Max(a, b),
        };
    }

    private static bool SameUnit(Mention a, Mention b) =>
        string.Equals(a.Unit, b.Unit, StringComparison.Ordinal);

    /// <summary>A unit that changes what the number is: money, percent, time.</summary>
    private static bool IsHard(string unit) => unit is "$" or "€" or "£" or "¥" or "%" || EnglishUnits.IsTime(unit);

    private static Agreement CompareDates(Mention claimed, Mention found)
    {
        if (claimed.Year is null && claimed.Month is null && claimed.Day is null)
        {
            return string.Equals(claimed.Text, found.Text, StringComparison.OrdinalIgnoreCase) ? Agreement.Same : Agreement.Unrelated;
        }

        bool comparable = false;
        if (claimed.Year is { } from && found.Year is { } other)
        {
            comparable = true;
            if (from > (found.ToYear ?? other) || (claimed.ToYear ?? from) < other)
            {
                return Agreement.Different;
            }
        }

        foreach ((int? a, int? b) in new[] { (claimed.Month, found.Month), (claimed.Day, found.Day) })
        {
            if (a is null || b is null)
            {
                continue;
            }

            comparable = true;
            if (a != b)
            {
                return Agreement.Different;
            }
        }

        return comparable ? Agreement.Same : Agreement.Unrelated;
    }
}
