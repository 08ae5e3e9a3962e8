using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Scoring;

/// <summary>The two ways to fail a question, which trade against each other, so they are only told together.</summary>
/// <param name="FalseAnswers">Questions that should be refused and weren't.</param>
/// <param name="ToRefuse">Questions that should be refused.</param>
/// <param name="FalseRefusals">Questions that should be answered and were refused.</param>
/// <param name="WrongAnswers">Questions that should be answered and were, but not with the expected words or passage.</param>
/// <param name="ToAnswer">Questions that should be answered.</param>
public sealed record ErrorFigures(int FalseAnswers, int ToRefuse, int FalseRefusals, int WrongAnswers, int ToAnswer)
{
    /// <summary>The share of false answers, 0 to 1; null where nothing should be refused.</summary>
    public double? FalseAnswerRate => ToRefuse == 0 ? null : (double)FalseAnswers / ToRefuse;

    /// <summary>The share of false refusals, 0 to 1; null where nothing should be answered.</summary>
    public double? FalseRefusalRate => ToAnswer == 0 ? null : (double)FalseRefusals / ToAnswer;

    /// <summary>Counts them. A case that could not be run is no error of the bot's.</summary>
    public static ErrorFigures Of(IReadOnlyList<CaseMeasures> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        CaseMeasures[] answer = [.. measures.Where(static m => m is { Case.Expect: Expectation.Answer, Answer: not null })];
        CaseMeasures[] refuse = [.. measures.Where(static m => m is { Case.Expect: Expectation.Refuse, Answer: not null })];
        int falseRefusals = answer.Count(static m => m.Answer!.Outcome == Outcome.Refused);
        return new ErrorFigures(
            refuse.Count(static m => !m.Judgement.Right), refuse.Length, falseRefusals, answer.Count(static m => !m.Judgement.Right) - falseRefusals, answer.Length);
    }
}
