using System.Globalization;
using CoopBot.Audit.Log;
using CoopBot.Audit.Service;
using CoopBot.Grounding.Answers;
using CoopBot.Host.Api;
using Microsoft.AspNetCore.WebUtilities;

namespace CoopBot.Host.Pages.Audit;

/// <summary>Which answers of the log a person wants to see, as the address of a page says it; what is empty doesn't matter.</summary>
public sealed record AuditFilter
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Words of the question or the answer.</summary>
    public string Search { get; init; } = "";

    /// <summary>The first day, UTC.</summary>
    public string From { get; init; } = "";

    /// <summary>The last day, UTC.</summary>
    public string To { get; init; } = "";

    /// <summary>Where it was asked.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The outcome; behind a colon a reason or a verdict: <c>refused:not_stated</c>.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Id of a document that was cited.</summary>
    public string Document { get; init; } = "";

    /// <summary><c>up</c> or <c>down</c>.</summary>
    public string Feedback { get; init; } = "";

    /// <summary>Pseudonym of a person or a conversation.</summary>
    public string Person { get; init; } = "";

    /// <summary>Whether everything is wanted.</summary>
    public bool IsEmpty => Pairs.All(static p => p.Value.Length == 0);

    private IEnumerable<KeyValuePair<string, string>> Pairs =>
    [
        new("q", Search), new("from", From), new("to", To), new("channel", Channel), new("outcome", Outcome), new("document", Document),
        new("feedback", Feedback), new("person", Person),
    ];

    /// <summary>What an address asks for.</summary>
    public static AuditFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new AuditFilter
        {
            Search = Of("q"), From = Of("from"), To = Of("to"), Channel = Of("channel"), Outcome = Of("outcome"), Document = Of("document"),
            Feedback = Of("feedback"), Person = Of("person"),
        };

        string Of(string name) => query[name].ToString().Trim();
    }

    /// <summary>The address of a page with this filter.</summary>
    /// <param name="path">The page.</param>
    /// <param name="more">What else stands in it.</param>
    public string Address(string path, params IEnumerable<(string Name, string Value)> more) => QueryHelpers.AddQueryString(
        path,
        Pairs.Where(static p => p.Value.Length > 0).Concat(more.Select(static m => KeyValuePair.Create(m.Name, m.Value)))
            .Select(static p => KeyValuePair.Create<string, string?>(p.Key, p.Value)));

    /// <summary>The filter as the log takes it.</summary>
    /// <param name="query">Everything where the filter can't be read.</param>
    /// <returns>What can't be read, in words; null when all can.</returns>
    public string? ToQuery(out AuditQuery query)
    {
        query = new AuditQuery();
        if (!TryDay(From, 0, out DateTimeOffset? from) || !TryDay(To, 1, out DateTimeOffset? to))
        {
            return "A day is written as 2026-11-26.";
        }

        string[] outcome = Outcome.Split(':', 2);
        string detail = outcome.Length == 2 ? outcome[1] : "";
        RefusalReason? reason = null;
        Verdict? verdict = null;
        if (!WireValues.TryRead(outcome[0], out Outcome? wanted) || (detail.Length > 0 && !WireValues.TryRead(detail, out reason) && !WireValues.TryRead(detail, out verdict)))
        {
            return "There is no such outcome.";
        }

        if (!WireValues.TryRead(Feedback, out Rating? rating))
        {
            return "There is no such rating.";
        }

        query = new AuditQuery
        {
            From = from, To = to, Channel = Given(Channel), Outcome = wanted, Reason = reason, Verdict = verdict, Document = Given(Document), Feedback = rating,
            Person = Given(Person), Search = Given(Search),
        };
        return null;
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static bool TryDay(string text, int later, out DateTimeOffset? time)
    {
        time = null;
        if (text.Length == 0)
        {
            return true;
        }

        bool read = DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day) && day.Year < 9999;
        time = read ? day.AddDays(later) : null;
        return read;
    }
}
