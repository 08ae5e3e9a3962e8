using CoopBot.Grounding.Decision;
using CoopBot.Grounding.Evidence;

namespace CoopBot.Grounding.Claims;

/// <summary>What is measured of a claim and its premises to decide the verdict.</summary>
internal static class ClaimFeatures
{
    /// <summary>Log-odds are clipped here: beyond it a probability says nothing more.</summary>
    private const double MaxLogit = 8;

    public static IReadOnlyList<KeyValuePair<string, double>> Measure(QuestionTerms claimed, IReadOnlyList<JudgedPremise> judged)
    {
        JudgedPremise nearest = judged.MaxBy(j => j.Coverage)!;
        List<KeyValuePair<string, double>> features =
        [
            new("coverage", nearest.Coverage),
            new("contextCoverage", judged.Max(j => j.ContextCoverage)),
            new("figuresMissing", Math.Min(3, nearest.Sentence.FiguresMissing)),
            new("figuresMissingAll", Math.Min(3, judged.Min(j => j.Whole.FiguresMissing))),
            new("figuresConflict", Math.Min(2, nearest.Sentence.FiguresInConflict)),
            new("namesMissing", Math.Min(3, nearest.Sentence.NamesMissing)),
            new("namesMissingAll", Math.Min(3, judged.Min(j => j.Whole.NamesMissing))),
            new("namesSwapped", nearest.Sentence is { NamesMissing: > 0, NamesOther: > 0 } ? 1 : 0),
            new("negation", nearest.Sentence.NegationDiffers ? 1 : 0),
            new("negationCovered", nearest.Sentence.NegationDiffers ? nearest.Coverage : 0),
            new("direction", nearest.Sentence.DirectionDiffers ? nearest.Coverage : 0),
            new("cosine", judged.Max(j => j.Focus.Ranked.Cosine ?? AnswerFeatures.NeutralCosine)),
            new("terms", Math.Log(1 + claimed.Count)),
            new("hasFigures", claimed.Figures.Count > 0 ? 1 : 0),
        ];
        if (nearest.Judgement is not null)
        {
            JudgedPremise supporting = judged.MaxBy(j => j.Judgement!.Supported)!, contradicting = judged.MaxBy(j => j.Judgement!.Contradicted)!;
            features.AddRange(
            [
                new("support", Logit(supporting.Judgement!.Supported)),
                new("contradiction", Logit(contradicting.Judgement!.Contradicted)),
                new("contradictionBesideSupport", supporting.Judgement.Contradicted),
                new("supportBesideContradiction", contradicting.Judgement.Supported),
                new("nearestSupport", Logit(nearest.Judgement.Supported)),
                new("nearestContradiction", Logit(nearest.Judgement.Contradicted)),
                new("passageSupport", Logit(judged.Where(j => j.Premise.Kind == PremiseKind.Passage).Max(j => j.Judgement!.Supported))),
                new("passageContradiction", Logit(judged.Where(j => j.Premise.Kind == PremiseKind.Passage).Max(j => j.Judgement!.Contradicted))),
                new("collectedSupport", Logit(Collected(judged).Judgement!.Supported)),
                new("collectedContradiction", Logit(Collected(judged).Judgement!.Contradicted)),
                new("supportFigures", Math.Min(2, supporting.Whole.FiguresMissing)),
                new("supportConflict", Math.Min(2, supporting.Whole.FiguresInConflict)),
                new("supportNames", Math.Min(2, supporting.Whole.NamesMissing)),
                new("supportCoverage", supporting.Coverage),
            ]);
        }

        return features;
    }

    private static JudgedPremise Collected(IReadOnlyList<JudgedPremise> judged) =>
        judged.FirstOrDefault(j => j.Premise.Kind == PremiseKind.Collected) ?? judged.MaxBy(j => j.Coverage)!;

    private static double Logit(double probability) =>
        Math.Clamp(Math.Log(Math.Max(probability, 1e-9) / Math.Max(1 - probability, 1e-9)), -MaxLogit, MaxLogit);
}
