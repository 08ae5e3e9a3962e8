using CoopBot.Knowledge.Text;

namespace CoopBot.Answering.Mentions;

/// <summary>What kind of thing a stretch of text names.</summary>
public enum MentionKind
{
    /// <summary>A quantity: a number with or without a unit, an amount of money, a percentage.</summary>
    Quantity,

    /// <summary>A calendar date, as precise as the text gives it.</summary>
    Date,

    /// <summary>A stretch of time: "one year", "three months".</summary>
    Duration,

    /// <summary>A proper name or an acronym.</summary>
    Name,
}

/// <summary>A quantity, a date, a duration or a name where it stands in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in the text that was searched.</param>
/// <param name="Text">The words as they stand there.</param>
public sealed record Mention(MentionKind Kind, TextSpan Span, string Text)
{
    /// <summary>The number, of a quantity or a duration; null elsewhere.</summary>
    public double? Value { get; init; }

    /// <summary>What is counted or measured, singular and lower case: <c>member</c>, <c>$</c>, <c>%</c>, <c>year</c>; empty when not told.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How exactly the number is meant.</summary>
    public Bound Bound { get; init; }

    /// <summary>Of a date: the year, or null.</summary>
    public int? Year { get; init; }

    /// <summary>Of a decade: its last year; null for a date that names one year or none.</summary>
    public int? ToYear { get; init; }

    /// <summary>Of a date: the month from 1 to 12, or null.</summary>
    public int? Month { get; init; }

    /// <summary>Of a date: the day of the month from 1 to 31, or null.</summary>
    public int? Day { get; init; }

    /// <summary>True for an ordinal: "third", "18th".</summary>
    public bool Ordinal { get; init; }
}

/// <summary>How a number is bounded by the words before it.</summary>
public enum Bound
{
    /// <summary>Stated as it is.</summary>
    Exact,

    /// <summary>"about", "nearly", "some".</summary>
    About,

    /// <summary>"over", "more than", "at least".</summary>
    AtLeast,

    /// <summary>"under", "less than", "up to".</summary>
    AtMost,
}
