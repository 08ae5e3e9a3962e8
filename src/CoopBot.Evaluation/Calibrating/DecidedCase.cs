using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Decision;

namespace CoopBot.Evaluation.Calibrating;

/// <summary>A question that the decision's probability was held against the threshold for.</summary>
/// <param name="Key">The suite and the case's id: differs from those of all other cases.</param>
/// <param name="CaseId">The case's id.</param>
/// <param name="Probability">That the documents answer it, by the decision, 0 to 1.</param>
/// <param name="Answerable">Whether they do.</param>
/// <param name="Right">Whether the answer was right; null where the run refused.</param>
public sealed record DecidedCase(string Key, string CaseId, double Probability, bool Answerable, bool? Right)
{
    /// <summary>The questions of a run that were decided by <paramref name="model"/>, and how many questions were not: courtesies, orders, no text.</summary>
    /// <param name="suites">The run's cases. Claims are judged otherwise, and left out.</param>
    /// <param name="model">The decision.</param>
    /// <param name="threshold">What the run answered from.</param>
    /// <exception cref="CalibrationException">The run was decided otherwise.</exception>
    public static (IReadOnlyList<DecidedCase> Cases, int Undecided) Of(IEnumerable<StoredSuite> suites, LogisticModel model, double threshold)
    {
        ArgumentNullException.ThrowIfNull(suites);
        ArgumentNullException.ThrowIfNull(model);
        List<DecidedCase> decided = [];
        int undecided = 0;
        foreach (StoredSuite suite in suites)
        {
            foreach (RanCase ran in suite.Cases.Where(static c => c is { Answer: not null, Case: { Question: not null, Expect: Expectation.Answer or Expectation.Refuse } }))
            {
                if (ran.Answer!.Explanation is not { } why)
                {
                    undecided++;
                    continue;
                }

                // Nothing found is nothing to measure: that is refused at any threshold.
                double probability = why.Features.Count == 0 ? 0 : Decide(model, why, ran.Case.Id);
                bool answered = ran.Answer.Outcome != Outcome.Refused;
                if (answered != probability >= threshold || !string.Equals(why.Decision, model.Name, StringComparison.Ordinal))
                {
                    throw Otherwise(ran.Case.Id);
                }

                decided.Add(new DecidedCase($"{suite.Name}\u001f{ran.Case.Id}", ran.Case.Id, probability, ran.Case.Expect == Expectation.Answer, answered ? ran.Measures.Judgement.Right : null));
            }
        }

        return (decided, undecided);
    }

    /// <summary>Whether what comes out at a threshold is right; null where the run refused a question that would be answered there.</summary>
    public bool? IsRightAt(double threshold) => Probability < threshold ? !Answerable : Answerable ? Right : false;

    private static double Decide(LogisticModel model, Explanation why, string id)
    {
        try
        {
            return model.Probability(why.Features);
        }
        catch (ArgumentException)
        {
            throw Otherwise(id);
        }
    }

    private static CalibrationException Otherwise(string id) => new($"Case {id} was decided by other weights or another threshold than today's: run the suite again.");
}
