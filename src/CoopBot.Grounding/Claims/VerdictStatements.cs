using CoopBot.Answering.Drafting;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Grounding.Claims;

/// <summary>The words that decide a claim, as statements to cite.</summary>
internal static class VerdictStatements
{
    /// <summary>Sentences of one passage that are cited at most.</summary>
    private const int MaxSentences = 2;

    public static IReadOnlyList<Statement> Of(IEnumerable<JudgedPremise> deciding, KnowledgeSnapshot knowledge)
    {
        List<Statement> statements = [];
        foreach (PremisePart part in deciding.SelectMany(static d => d.Premise.Kind == PremiseKind.Passage ? [Narrow(d)] : d.Premise.Parts))
        {
            Document document = knowledge.Documents[part.Ranked.Passage.DocumentId];
            TextSpan span = SentenceSelection.Range(document, part.Ranked.Passage, part.First, part.Last);
            if (!statements.Exists(s => s.Document.Id == document.Id && s.Span.Overlaps(span)))
            {
                statements.Add(new Statement(document, part.Ranked.Passage, span, null));
            }
        }

        return statements;
    }

    // Of a long passage the sentence nearest to the claim and its neighbour are shown, not the whole.
    private static PremisePart Narrow(JudgedPremise deciding)
    {
        PremisePart whole = deciding.Premise.Parts[0], focus = deciding.Focus;
        return whole.Last - whole.First < MaxSentences ? whole : focus;
    }
}
