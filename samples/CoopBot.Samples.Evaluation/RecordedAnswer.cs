using CoopBot.Evaluation.Evaluators;

namespace EvaluationSample;

/// <summary>A line of <c>answers.jsonl</c>: a question with what the bot said, and what should have come.</summary>
internal sealed record RecordedAnswer(string Question, string Answer)
{
    /// <summary>What the answer cites.</summary>
    public IReadOnlyList<CitedQuote> Citations { get; init; } = [];

    /// <summary>The bot said that it can't answer. Where a bot has no such field, give the words of its refusals to the evaluator of refusals.</summary>
    public bool Refused { get; init; }

    /// <summary>The documents don't answer it: the bot should say so.</summary>
    public bool Refuse { get; init; }

    /// <summary>Regular expressions that the answer must match.</summary>
    public IReadOnlyList<string> Must { get; init; } = [];

    /// <summary>What the bot did.</summary>
    public OutcomeContext Outcome => new(Refused ? CoopBot.Grounding.Answers.Outcome.Refused : CoopBot.Grounding.Answers.Outcome.Answered);

    /// <summary>What should have come.</summary>
    public ExpectationContext Expected => Refuse ? ExpectationContext.ToRefuse() : ExpectationContext.ToAnswer(Must);
}
