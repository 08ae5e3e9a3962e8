using System.Globalization;
using System.Text.Json;

namespace CoopBot.Client;

/// <summary>Which answers of the log are wanted. What is left null doesn't matter; what is given must all hold.</summary>
public sealed record AnswerQuery
{
    /// <summary>Answered at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Answered before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Asked there: <c>api</c>, <c>webchat</c>, ….</summary>
    public string? Channel { get; init; }

    /// <summary>With this outcome.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Refused for this reason.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>With this verdict.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Citing the document with this id.</summary>
    public string? Document { get; init; }

    /// <summary>Rated so.</summary>
    public Rating? Feedback { get; init; }

    /// <summary>Asked by the person, or in the conversation, with this pseudonym.</summary>
    public string? Person { get; init; }

    /// <summary>Question or text hold these words.</summary>
    public string? Search { get; init; }

    /// <summary>Older than this: <see cref="AnswerPage.Next"/> of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>Answers a page, 1 to 1000; the host takes what lies outside as the nearest of the two. Default 50.</summary>
    public int Limit { get; init; } = 50;

    internal string ToQueryString()
    {
        (string Name, string? Value)[] all =
        [
            ("from", Time(From)), ("to", Time(To)), ("channel", Channel), ("outcome", Name(Outcome)), ("reason", Name(Reason)), ("verdict", Name(Verdict)),
            ("document", Document), ("feedback", Name(Feedback)), ("person", Person), ("search", Search),
            ("before", Before?.ToString(CultureInfo.InvariantCulture)), ("limit", Limit.ToString(CultureInfo.InvariantCulture)),
        ];
        return string.Join('&', all.Where(static p => p.Value is not null).Select(static p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    private static string? Time(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    private static string? Name<T>(T? value)
        where T : struct, Enum => value is { } known ? JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()) : null;
}

/// <summary>Some of the answers that a query asks for, newest first.</summary>
/// <param name="Answers">The answers.</param>
/// <param name="Next">Give it as <see cref="AnswerQuery.Before"/> for the next page; null at the end.</param>
public sealed record AnswerPage(IReadOnlyList<LoggedAnswer> Answers, long? Next);
