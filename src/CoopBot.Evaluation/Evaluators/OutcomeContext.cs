using CoopBot.Evaluation.Scoring;
using CoopBot.Grounding.Answers;
using Microsoft.Extensions.AI.Evaluation;

namespace CoopBot.Evaluation.Evaluators;

/// <summary>What the bot says that it did: answered, refused, or judged a claim.</summary>
public sealed class OutcomeContext : EvaluationContext
{
    /// <summary>The name that it goes by in metrics and reports.</summary>
    public const string ContextName = "Outcome";

    /// <param name="outcome">Answered, refused, checked or conversational.</param>
    /// <param name="verdict">On a claim: what the bot found; null otherwise.</param>
    public OutcomeContext(Outcome outcome, Verdict? verdict = null)
        : base(ContextName, verdict is { } found ? $"{WireNames.Of(outcome)}: {WireNames.Of(found)}" : WireNames.Of(outcome))
    {
        Outcome = outcome;
        Verdict = verdict;
    }

    /// <summary>What the bot did.</summary>
    public Outcome Outcome { get; }

    /// <summary>What it found of a claim; null where it judged none.</summary>
    public Verdict? Verdict { get; }

    /// <summary>The outcome of one of our own answers.</summary>
    public static OutcomeContext Of(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new OutcomeContext(answer.Outcome, answer.Verdict);
    }
}
