using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Scoring;

/// <summary>How often each expected verdict came out as which.</summary>
public sealed class ClaimConfusion
{
    private readonly int[,] counts = new int[3, 4];

    /// <summary>Counts one claim.</summary>
    /// <param name="expected">The verdict that is right.</param>
    /// <param name="found">The verdict that came out; null when none did.</param>
    public void Add(Verdict expected, Verdict? found) => counts[(int)expected, found is { } verdict ? (int)verdict : 3]++;

    /// <summary>How many claims of that verdict came out as the other.</summary>
    public int Count(Verdict expected, Verdict? found) => counts[(int)expected, found is { } verdict ? (int)verdict : 3];

    /// <summary>The verdict that an expectation names exactly; null for every other.</summary>
    public static Verdict? VerdictOf(Expectation? expectation) => expectation switch
    {
        Expectation.Supported => Verdict.Supported,
        Expectation.Contradicted => Verdict.Contradicted,
        Expectation.NotFound => Verdict.NotFound,
        _ => null,
    };

    /// <summary>The mean of the F1 of the verdicts that occur, expected or found.</summary>
    /// <returns>0 to 1; null when no claim was counted.</returns>
    public double? MacroF1()
    {
        double sum = 0;
        int labels = 0;
        foreach (Verdict label in Enum.GetValues<Verdict>())
        {
            int hit = Count(label, label);
            int expected = Enumerable.Range(0, 4).Sum(found => counts[(int)label, found]);
            int found = Enumerable.Range(0, 3).Sum(other => counts[other, (int)label]);
            if (expected + found > 0)
            {
                sum += 2.0 * hit / (expected + found);
                labels++;
            }
        }

        return labels == 0 ? null : sum / labels;
    }
}
