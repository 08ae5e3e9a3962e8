using CoopBot.Grounding.Answers;

namespace CoopBot.Browser.Tests.Chat;

/// <summary>Answers about the documents of <see cref="Infrastructure.Site"/>.</summary>
internal static class SampleAnswers
{
    public static Citation High { get; } = new(1, "tower", "The tower", "Town archive", "2011-03", "", 11, 33, "The tower is 40 m high", "/documents/tower?from=11&to=33");

    public static Citation Built { get; } = new(2, "tower", "The tower", "Town archive", "2011-03", "", 35, 56, "It was built in 1911.", "/documents/tower?from=35&to=56");

    /// <summary>Two statements, a source each.</summary>
    public static Answer Answered { get; } = New(Outcome.Answered, "The tower is **40 m** high [1]. It was built in 1911 [2].") with { Citations = [High, Built] };

    public static Answer Refused { get; } = New(Outcome.Refused, "The documents touch on this subject, but they don't say that.") with { Reason = RefusalReason.NotStated, Nearest = [Built] };

    public static Answer Checked(Verdict verdict) => New(
        Outcome.Checked, verdict switch { Verdict.Supported => $"{VerdictTexts.Supported}The tower is 40 m high [1].", Verdict.Contradicted => $"{VerdictTexts.Contradicted}The tower is 40 m high [1].", _ => VerdictTexts.NotFound }) with
    {
        Verdict = verdict,
        Citations = verdict == Verdict.NotFound ? [] : [High],
    };

    public static Answer New(Outcome outcome, string text) => new()
    {
        Id = "01TEST", Outcome = outcome, Text = text, Confidence = 0.9, Question = "q", ResolvedQuestion = "q", KnowledgeVersion = "sha256:0",
    };
}
