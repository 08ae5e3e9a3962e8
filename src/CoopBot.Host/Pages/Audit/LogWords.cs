using System.Globalization;
using CoopBot.Audit.Checking;
using CoopBot.Audit.Log;
using CoopBot.Grounding.Answers;

namespace CoopBot.Host.Pages.Audit;

/// <summary>A state for people: an icon, a word, and the class of its colours.</summary>
/// <param name="Icon">One sign, so that the state doesn't rest on colour alone.</param>
/// <param name="Text">What it says.</param>
/// <param name="Class">Of <c>.badge</c>: good, bad, calm, or none.</param>
public sealed record StateWords(string Icon, string Text, string Class);

/// <summary>What the log's values are called on pages.</summary>
internal static class LogWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The outcome with its verdict; the reason of a refusal stands apart (<see cref="Of(RefusalReason)"/>).</summary>
    public static StateWords Of(AnswerEntry entry) => entry.Verdict is { } verdict ? Of(verdict) : Of(entry.Outcome);

    public static StateWords Of(Outcome outcome) => outcome switch
    {
        Outcome.Answered => new("✓", "Answered", "good"),
        Outcome.Refused => new("–", "Refused", "calm"),
        Outcome.Checked => new("✓", "Checked", ""),
        _ => new("…", "Conversation", ""),
    };

    public static StateWords Of(Verdict verdict) => verdict switch
    {
        Verdict.Supported => new("✓", "Supported", "good"),
        Verdict.Contradicted => new("✕", "Contradicted", "bad"),
        _ => new("?", "Not found", "calm"),
    };

    public static string Of(RefusalReason reason) => reason switch
    {
        RefusalReason.NoEvidence => "nothing near it",
        RefusalReason.NotStated => "near, but not stated",
        RefusalReason.PremiseContradicted => "its premise is contradicted",
        RefusalReason.OffTopic => "off topic",
        RefusalReason.Unsafe => "unsafe",
        RefusalReason.Unverified => "a draft failed verification",
        _ => "unreadable",
    };

    public static StateWords Of(CitationStatus status) => status switch
    {
        CitationStatus.Intact => new("✓", "Intact", "good"),
        CitationStatus.Moved => new("→", "Moved", "calm"),
        CitationStatus.Changed => new("≠", "Changed", "bad"),
        _ => new("✕", "Gone", "bad"),
    };

    /// <summary>What the status means, in a sentence.</summary>
    public static string Meaning(CitationStatus status) => status switch
    {
        CitationStatus.Intact => "The same words stand at the same place.",
        CitationStatus.Moved => "The same words stand elsewhere today.",
        CitationStatus.Changed => "The document is there, but doesn’t say these words any more.",
        _ => "The document isn’t there any more, and no other says these words.",
    };

    /// <summary>What today's documents say of a claim, or of a verdict on one.</summary>
    public static StateWords Of(ClaimStanding standing, bool isVerdict) => standing switch
    {
        ClaimStanding.Holds => new("✓", isVerdict ? "Verdict still holds" : "Still supported", "good"),
        ClaimStanding.Contradicted => new("✕", isVerdict ? "Now the opposite" : "Now contradicted", "bad"),
        ClaimStanding.NoLongerSaid => new("?", "No longer said", "calm"),
        _ => new("○", "Not re-checked", ""),
    };

    /// <summary>A moment, to the minute, UTC.</summary>
    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy, HH:mm", English);

    /// <summary>A number with its thousands parted.</summary>
    public static string Number(long number) => number.ToString("N0", English);

    /// <summary>A count with its noun.</summary>
    public static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>Where something was asked.</summary>
    public static string Channel(string channel) => channel switch
    {
        "cli" => "Command line",
        "api" => "API",
        "webchat" => "Web chat",
        "msteams" => "Teams",
        "mcp" => "MCP",
        "openai" => "OpenAI API",
        _ => channel,
    };
}
