using CoopBot.Grounding.Answers;

namespace CoopBot.Channels.Suggestions;

/// <summary>A question that the bot has answered, so that it may be offered.</summary>
/// <param name="Question">The question.</param>
/// <param name="Evidence">What its answer cites.</param>
internal sealed record Suggestion(string Question, Citation Evidence)
{
    /// <summary>How far this question's evidence stands from a passage of the same document; null in another document.</summary>
    public int? DistanceTo(Citation passage) =>
        !string.Equals(Evidence.DocumentId, passage.DocumentId, StringComparison.Ordinal) ? null
        : Math.Max(0, Math.Max(passage.Start - Evidence.End, Evidence.Start - passage.End));
}
