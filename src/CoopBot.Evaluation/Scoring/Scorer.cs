using CoopBot.Evaluation.Suites;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Scoring;

/// <summary>Works out the figures of a run.</summary>
public static class Scorer
{
    private const string All = "all";

    /// <summary>The figures over the given cases.</summary>
    public static Figures Score(IReadOnlyList<CaseMeasures> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        IReadOnlyList<RateFigure> rates = Rates(measures);
        return new Figures
        {
            Rates = rates,
            MeanError = MeanError(rates),
            AnswerabilityAuroc = Auroc.Of(measures
                .Where(static m => m is { Case.Expect: Expectation.Answer or Expectation.Refuse, AnswerableScore: not null })
                .Select(static m => (m.AnswerableScore!.Value, m.Case.Expect == Expectation.Answer))),
            ClaimsMacroF1 = Confusion(measures).MacroF1(),
            CalibrationError = Calibration.Error(Confidences(measures)),
            Citations = Citations(measures),
            Errors = ErrorFigures.Of(measures),
            Retrieval = RetrievalFigures.Of(measures.Where(static m => m.GoldRanks is not null).Select(static m => m.GoldRanks!)),
            ElapsedMs = Latency([.. measures.Where(static m => m.Answer is not null).Select(static m => m.Answer!.ElapsedMs).Order()]),
        };
    }

    /// <summary>How sure each reply was, and whether it was right.</summary>
    public static IReadOnlyList<(double Confidence, bool Right)> Confidences(IEnumerable<CaseMeasures> measures) =>
        [.. measures.Where(static m => m.Answer is not null).Select(static m => (m.Answer!.Confidence, m.Judgement.Right))];

    /// <summary>Expected against found verdicts.</summary>
    public static ClaimConfusion Confusion(IEnumerable<CaseMeasures> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var confusion = new ClaimConfusion();
        foreach (CaseMeasures m in measures)
        {
            if (ClaimConfusion.VerdictOf(m.Case.Expect) is { } expected)
            {
                confusion.Add(expected, m.Answer?.Verdict);
            }
        }

        return confusion;
    }

    private static List<RateFigure> Rates(IReadOnlyList<CaseMeasures> measures)
    {
        var order = new List<string>();
        var tallies = new Dictionary<string, (int Right, int Of)>(StringComparer.Ordinal);
        foreach (CaseMeasures m in measures)
        {
            Count(All, m);
            Count(m.Case.Expect is { } expected ? WireNames.Of(expected) : "", m);
            foreach (string tag in m.Case.Tags)
            {
                Count("#" + tag, m);
            }
        }

        return [.. order.Select(name => new RateFigure(name, tallies[name].Right, tallies[name].Of))];

        void Count(string name, CaseMeasures m)
        {
            if (!tallies.TryGetValue(name, out (int Right, int Of) tally))
            {
                order.Add(name);
            }

            tallies[name] = (tally.Right + (m.Judgement.Right ? 1 : 0), tally.Of + 1);
        }
    }

    private static double? MeanError(IReadOnlyList<RateFigure> rates)
    {
        RateFigure? answered = rates.FirstOrDefault(static r => r.Name is "answer");
        RateFigure? refused = rates.FirstOrDefault(static r => r.Name is "refuse");
        return answered is null || refused is null ? null : (1 - answered.Rate + (1 - refused.Rate)) / 2;
    }

    private static CitationFigures Citations(IReadOnlyList<CaseMeasures> measures)
    {
        CaseMeasures[] answers = [.. measures.Where(static m => m.Answer?.Outcome == Outcome.Answered)];
        CaseMeasures[] gold = [.. answers.Where(static m => m.HasGoldCitations)];
        int judged = gold.Sum(static m => m.Answer!.Citations.Count);
        return new CitationFigures(
            measures.Sum(static m => m.Answer?.Citations.Count ?? 0),
            measures.Sum(static m => m.ValidCitations),
            answers.Length,
            answers.Count(static m => m.Answer!.Citations.Count == 0),
            measures.Count(static m => m.RefusesWithCitations),
            gold.Length == 0 ? null : gold.Count(static m => m.ExpectedCitations > 0) / (double)gold.Length,
            judged == 0 ? null : gold.Sum(static m => m.ExpectedCitations) / (double)judged);
    }

    private static LatencyFigures? Latency(double[] sorted) => sorted.Length == 0
        ? null
        : new LatencyFigures(sorted[sorted.Length / 2], sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(.95 * sorted.Length) - 1)]);
}
