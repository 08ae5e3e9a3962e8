using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;

namespace CoopBot.Grounding.Claims;

/// <summary>A premise with what the reader and the comparison say of it.</summary>
/// <param name="Premise">The words.</param>
/// <param name="Judgement">The reader's view; null without a reader.</param>
/// <param name="Focus">The sentence of it that shares most with the claim.</param>
/// <param name="Coverage">Share of the claim's term weight in that sentence, 0 to 1.</param>
/// <param name="ContextCoverage">Share of the claim's term weight in the premise's passages with their titles and headings, 0 to 1.</param>
/// <param name="Sentence">The comparison with that sentence.</param>
/// <param name="Whole">The comparison with the whole premise, its kindest part of each.</param>
internal sealed record JudgedPremise(
    Premise Premise, ReaderJudgement? Judgement, PremisePart Focus, double Coverage, double ContextCoverage, Alignment Sentence, Alignment Whole)
{
    /// <summary>How much it speaks for the claim, 0 to 1.</summary>
    public double Support => Judgement?.Supported ?? Coverage * (Whole.FiguresMissing + Whole.NamesMissing == 0 && !Sentence.NegationDiffers && !Sentence.DirectionDiffers ? 1 : 0.3);

    /// <summary>How much it speaks against the claim, 0 to 1.</summary>
    public double Contradiction => Judgement?.Contradicted
        ?? Coverage * (Sentence.FiguresInConflict > 0 || Sentence.NegationDiffers || Sentence.DirectionDiffers || (Sentence.NamesMissing > 0 && Sentence.NamesOther > 0) ? 1 : 0.2);

    /// <summary>True when a number or a name of the claim stands otherwise in these words.</summary>
    public bool Disagrees => Whole.FiguresInConflict > 0;

    /// <summary>A small bonus for short premises, which make better citations.</summary>
    public double Brevity => Premise.Kind switch { PremiseKind.Sentences => 0.1, PremiseKind.Passage => 0.05, _ => 0 };

    public static JudgedPremise Of(string claim, QuestionTerms claimed, Premise premise, ReaderJudgement? judgement)
    {
        PremisePart? focus = null;
        double best = -1;
        HashSet<string> all = new(StringComparer.Ordinal);
        foreach (PremisePart part in premise.Parts)
        {
            all.UnionWith(part.View.ContextTerms);
            for (int i = part.First; i <= part.Last; i++)
            {
                all.UnionWith(part.View.Sentences[i].Terms);
                double coverage = claimed.Coverage(part.View.Sentences[i].Terms);
                if (coverage > best)
                {
                    (best, focus) = (coverage, part with { First = i, Last = i });
                }
            }
        }

        // A figure that one part gives otherwise is in conflict unless another part gives it: parts that give none don't excuse it.
        Alignment whole = premise.Parts.Select(p => Alignment.Of(claim, claimed, p)).Aggregate(Kinder) with
        {
            FiguresInConflict = Alignment.ConflictingFigures(claimed, [.. premise.Parts.SelectMany(p => p.Mentions)]),
        };
        return new JudgedPremise(premise, judgement, focus!, best, claimed.Coverage(all), Alignment.Of(claim, claimed, focus!), whole);
    }

    private static Alignment Kinder(Alignment a, Alignment b) => new(
        Math.Min(a.FiguresMissing, b.FiguresMissing),
        Math.Min(a.FiguresInConflict, b.FiguresInConflict),
        Math.Min(a.NamesMissing, b.NamesMissing),
        Math.Min(a.NamesOther, b.NamesOther),
        a.NegationDiffers && b.NegationDiffers,
        a.DirectionDiffers && b.DirectionDiffers);
}
