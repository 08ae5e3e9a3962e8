using CoopBot.Audit.Service;
using CoopBot.Grounding.Answers;

namespace CoopBot.Audit.Log;

/// <summary>Which answers are wanted. What is left null doesn't matter; what is given must all hold.</summary>
public sealed record AuditQuery
{
    /// <summary>Answered at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Answered before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Asked there.</summary>
    public string? Channel { get; init; }

    /// <summary>With this outcome.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Refused for this reason.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>With this verdict.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Citing this document.</summary>
    public string? Document { get; init; }

    /// <summary>Rated so by somebody who hasn't rated otherwise since.</summary>
    public Rating? Feedback { get; init; }

    /// <summary>Asked by the person, or in the conversation, with this pseudonym.</summary>
    public string? Person { get; init; }

    /// <summary>Question or text hold these words, upper and lower case alike (ASCII).</summary>
    public string? Search { get; init; }

    /// <summary>Page on: answers older than this sequence number (<see cref="AuditPage.Next"/> of the page before).</summary>
    public long? Before { get; init; }

    /// <summary>
    /// Page back: answers newer than this sequence number (<see cref="AuditPage.Newer"/> of the page before); where that is less than a page,
    /// the newest page. Not together with <see cref="Before"/>.
    /// </summary>
    public long? After { get; init; }

    /// <summary>Answers a page, 1 to 1000. Default 50.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Some of the answers that a query asks for, newest first.</summary>
/// <param name="Answers">The answers with what people think of them.</param>
/// <param name="Next">Give it as <see cref="AuditQuery.Before"/> for the next page; null at the end.</param>
/// <param name="Newer">Give it as <see cref="AuditQuery.After"/> for the page before; null at the newest.</param>
public sealed record AuditPage(IReadOnlyList<RatedAnswer> Answers, long? Next, long? Newer = null)
{
    /// <summary>
    /// Numbers of the entries that belong on this page, but aren't what was logged any more (<see cref="EntryCodec.IsAsLogged"/>), newest first.
    /// What stands in them is nobody's word, and so isn't given.
    /// </summary>
    public IReadOnlyList<long> Damaged { get; init; } = [];
}

/// <summary>An answer with what people think of it.</summary>
/// <param name="Entry">The answer.</param>
/// <param name="Feedback">The newest of each person, oldest first; without ratings that aren't what was logged.</param>
public sealed record RatedAnswer(AnswerEntry Entry, IReadOnlyList<FeedbackEntry> Feedback);

/// <summary>The newest entry. Kept elsewhere it shows later that nothing before it was changed and that the log wasn't cut short.</summary>
/// <param name="Sequence">Its number; 0 for an empty log.</param>
/// <param name="Hash">Its hash; 64 zeros for an empty log.</param>
/// <param name="Time">When it was written; null for an empty log.</param>
public sealed record AuditHead(long Sequence, string Hash, DateTimeOffset? Time)
{
    /// <summary>What the first entry follows.</summary>
    public const string Origin = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The form to keep: <c>42:9f86…</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
