using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Decision;
using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Retrieval;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding.Claims;

/// <summary>Judges whether the documents support a claim, contradict it, or don't settle it.</summary>
/// <remarks>The reader's entailment and the deterministic comparison together; the comparison has the last word against "supported".</remarks>
internal sealed class ClaimChecker(KnowledgeSnapshot knowledge, ReadingText reading, ILexicalStatistics statistics, IReader? reader, VerdictModel model)
{
    private readonly PremiseBuilder _premises = new(knowledge, reading);

    public ClaimJudgement Judge(string claim, IReadOnlyList<RankedPassage> candidates, CancellationToken cancellationToken)
    {
        QuestionTerms claimed = new(claim, statistics);
        IReadOnlyList<Premise> premises = _premises.Build(claim, claimed, candidates);
        if (premises.Count == 0)
        {
            return new ClaimJudgement(Verdict.NotFound, model.PriorOfNotFound, null, [], []);
        }

        IReadOnlyList<ReaderJudgement>? judgements = reader?.Judge([.. premises.Select(p => p.Pair)], cancellationToken);
        List<JudgedPremise> judged = [.. premises.Select((p, i) => JudgedPremise.Of(claim, claimed, p, judgements?[i]))];
        IReadOnlyList<KeyValuePair<string, double>> features = ClaimFeatures.Measure(claimed, judged);
        (Verdict verdict, double probability) = model.Decide(features);
        JudgedPremise? deciding = Deciding(verdict, judged);
        if (verdict == Verdict.Supported && deciding is { Disagrees: true })
        {
            // A number or a name that the words give otherwise never passes as supported.
            (verdict, probability) = model.DecideWithout(Verdict.Supported, features);
            deciding = Deciding(verdict, judged);
        }

        return new ClaimJudgement(verdict, probability, deciding, judged, features);
    }

    private static JudgedPremise? Deciding(Verdict verdict, IReadOnlyList<JudgedPremise> judged) => verdict switch
    {
        // Short premises make better citations: a passage wins only when it says clearly more.
        Verdict.Supported => judged.MaxBy(j => j.Support + j.Brevity),
        Verdict.Contradicted => judged.MaxBy(j => j.Contradiction + j.Brevity),
        _ => null,
    };
}

/// <summary>What came out for a claim.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Probability">The calibrated probability, 0 to 1, that it is right.</param>
/// <param name="Deciding">The words that decide; null when nothing settles the claim.</param>
/// <param name="Premises">All that was read.</param>
/// <param name="Features">What the decision was made from.</param>
internal sealed record ClaimJudgement(
    Verdict Verdict, double Probability, JudgedPremise? Deciding, IReadOnlyList<JudgedPremise> Premises, IReadOnlyList<KeyValuePair<string, double>> Features)
{
    /// <summary>What decides the statements of a claim that makes several, beside <see cref="Deciding"/>.</summary>
    public IReadOnlyList<JudgedPremise> Beside { get; init; } = [];
}
