using CoopBot.Answering.Drafting;
using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Retrieval;

namespace CoopBot.Grounding.Claims;

/// <summary>Chooses what a claim is held against: whole passages, their nearest sentences, and the nearest sentences of all together.</summary>
internal sealed class PremiseBuilder(KnowledgeSnapshot knowledge, ReadingText reading)
{
    /// <summary>Single sentences (with the one before where they lean on it) that are read by themselves.</summary>
    private const int SentencePremises = 5;

    /// <summary>Sentences that are read as one text.</summary>
    private const int CollectedSentences = 4;

    public IReadOnlyList<Premise> Build(string claim, QuestionTerms claimed, IReadOnlyList<RankedPassage> candidates)
    {
        List<Premise> premises = [];
        List<(PremisePart Part, double Score)> sentences = [];
        foreach (RankedPassage ranked in candidates)
        {
            PassageView view = new(ranked.Passage, Text(ranked.Passage));
            if (view.Sentences.Count == 0)
            {
                continue;
            }

            PremisePart whole = new(ranked, view, 0, view.Sentences.Count - 1);
            premises.Add(new Premise(PremiseKind.Passage, [whole], reading.Pair(claim, ranked.Passage)));
            for (int i = 0; i < view.Sentences.Count; i++)
            {
                double coverage = claimed.Coverage(view.Sentences[i].Terms);
                double context = claimed.Coverage(view.ContextTerms);
                sentences.Add((new PremisePart(ranked, view, i, i), coverage + (0.1 * context) + (0.001 / ranked.Rank)));
            }
        }

        List<PremisePart> best = Distinct([.. sentences.OrderByDescending(s => s.Score).Select(s => s.Part)]);
        foreach (PremisePart part in best.Take(SentencePremises))
        {
            PremisePart drawn = part.First > 0 && Leaning.OnPrevious(part.View.Sentences[part.First].Text) ? part with { First = part.First - 1 } : part;
            if (drawn.View.Sentences.Count > 1)
            {
                premises.Add(new Premise(PremiseKind.Sentences, [drawn], reading.Pair(claim, drawn.Ranked.Passage, Words(drawn))));
            }
        }

        if (best.Count > 1 && candidates.Count > 1)
        {
            PremisePart[] parts = [.. best.Take(CollectedSentences)];
            premises.Add(new Premise(PremiseKind.Collected, parts, new ReaderPair(claim, string.Join(' ', parts.Select(Contextual)))));
        }

        return premises;
    }

    // Overlapping passages bring the same sentence twice.
    private static List<PremisePart> Distinct(IReadOnlyList<PremisePart> parts)
    {
        HashSet<(string, int)> seen = [];
        return [.. parts.Where(p => seen.Add((p.Ranked.Passage.DocumentId, p.Span.Start)))];
    }

    private string Contextual(PremisePart part) =>
        part.Ranked.Passage.Title.Length > 0 ? $"{part.Ranked.Passage.Title}: {Words(part)}" : Words(part);

    private string Words(PremisePart part) => part.Span.Of(Text(part.Ranked.Passage));

    private string Text(Passage passage) => knowledge.Documents[passage.DocumentId].Text;
}
