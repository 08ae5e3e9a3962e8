using CoopBot.Grounding.Answers;

namespace CoopBot.Grounding.Claims;

/// <summary>The judgement of a claim that makes several statements, from that of the whole and those of its parts.</summary>
/// <remarks>
/// Read as a whole the claim is judged as well as by its parts (docs/evaluation.md), so the parts decide only where they are sure
/// and the whole is not: a statement that is surely contradicted contradicts the claim, and what is surely supported part by
/// part is supported. Where the whole is supported, each part's own words are cited beside.
/// </remarks>
internal static class CompoundJudgement
{
    /// <summary>Below this probability the judgement of the whole may give way.</summary>
    private const double Unsure = 0.6;

    /// <summary>From this probability a part's judgement may take its place.</summary>
    private const double Sure = 0.7;

    /// <summary>The judgement; that of the whole where there are no parts.</summary>
    /// <param name="whole">The claim as it stands.</param>
    /// <param name="parts">Its statements, each judged by itself.</param>
    public static ClaimJudgement Of(ClaimJudgement whole, IReadOnlyList<ClaimJudgement> parts)
    {
        if (parts.Count == 0)
        {
            return whole;
        }

        bool open = whole.Probability < Unsure;
        if (open && whole.Verdict != Verdict.Contradicted && parts.Where(p => p.Verdict == Verdict.Contradicted).MaxBy(p => p.Probability) is { Probability: >= Sure } broken)
        {
            return whole with { Verdict = Verdict.Contradicted, Probability = broken.Probability, Deciding = broken.Deciding };
        }

        ClaimJudgement weakest = parts.MinBy(p => p.Probability)!;
        bool supported = parts.All(p => p.Verdict == Verdict.Supported);
        if (open && whole.Verdict != Verdict.Supported && supported && weakest.Probability >= Sure)
        {
            whole = whole with { Verdict = Verdict.Supported, Probability = weakest.Probability, Deciding = parts[0].Deciding };
        }

        return whole.Verdict == Verdict.Supported
            ? whole with { Beside = [.. parts.Where(p => p.Verdict == Verdict.Supported).Select(p => p.Deciding).OfType<JudgedPremise>()] }
            : whole;
    }
}
