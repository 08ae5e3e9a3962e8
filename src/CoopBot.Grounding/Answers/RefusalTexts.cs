using CoopBot.Answering.Conversation;
using CoopBot.Answering.Drafting;

namespace CoopBot.Grounding.Answers;

/// <summary>What a person reads when nothing is answered, and the courtesies. One place, shared with the tests.</summary>
public static class RefusalTexts
{
    public const string NoEvidence = "I found nothing in the documents about this.";
    public const string NotStated = "The documents touch on this subject, but they don't say that.";
    public const string PremiseContradicted = "The question assumes something that the documents contradict; the passage is cited below.";
    public const string OffTopic = "This is not something that the documents are about. I answer only from them.";
    public const string Unsafe = "I answer only from the documents, with citations, and I can't set that aside.";
    public const string Unverified = "I had a draft, but it could not be verified against the documents, so I don't show it.";
    public const string Empty = "I received no question. Ask me something about the documents.";
    public const string NotText = "This doesn't look like text. Please ask in words.";

    /// <summary>How each refusal begins, but for the one that names a limit.</summary>
    public static IReadOnlyList<string> All { get; } = [NoEvidence, NotStated, PremiseContradicted, OffTopic, Unsafe, Unverified, Empty, NotText];

    /// <summary>The refusal of a text above the limit of <paramref name="limit"/> characters.</summary>
    public static string TooLong(int limit) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"This is longer than I can take as one question (the limit is {limit} characters). Please shorten it.");

    /// <summary>What stands below an answer for a part of the question that it leaves open.</summary>
    public static string PartNotStated(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return $"I found no statement in the documents on this part: {MarkdownText.Escape(part)}";
    }

    /// <summary>The words for a reason that needs no parameter.</summary>
    public static string For(RefusalReason reason) => reason switch
    {
        RefusalReason.NoEvidence => NoEvidence,
        RefusalReason.NotStated => NotStated,
        RefusalReason.PremiseContradicted => PremiseContradicted,
        RefusalReason.OffTopic => OffTopic,
        RefusalReason.Unsafe => Unsafe,
        RefusalReason.Unverified => Unverified,
        _ => Empty,
    };

    internal static string For(InputProblem problem, int limit) => problem switch
    {
        InputProblem.TooLong => TooLong(limit),
        InputProblem.NotText => NotText,
        _ => Empty,
    };
}
