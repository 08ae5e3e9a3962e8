using CoopBot.Answering.Mentions;
using CoopBot.Grounding.Evidence;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding.Claims;

/// <summary>The deterministic comparison of a claim with one stretch of a document: figures, names, negation, direction.</summary>
/// <param name="FiguresMissing">Numbers and dates of the claim that the words don't give.</param>
/// <param name="FiguresInConflict">Numbers and dates that the words give otherwise, of the same kind and unit.</param>
/// <param name="NamesMissing">Names of the claim that neither the words nor their context hold.</param>
/// <param name="NamesOther">Names in the words that the claim doesn't have.</param>
/// <param name="NegationDiffers">One of the two denies, the other doesn't.</param>
/// <param name="DirectionDiffers">One says "increase", the other "decrease".</param>
internal sealed record Alignment(
    int FiguresMissing, int FiguresInConflict, int NamesMissing, int NamesOther, bool NegationDiffers, bool DirectionDiffers)
{
    /// <summary>Compares a claim with the given sentences.</summary>
    public static Alignment Of(string claim, QuestionTerms claimed, PremisePart part)
    {
        List<Mention> found = [];
        HashSet<string> present = new(part.View.ContextTerms, StringComparer.Ordinal);
        string words = "";
        for (int i = part.First; i <= part.Last; i++)
        {
            SentenceView sentence = part.View.Sentences[i];
            found.AddRange(sentence.Mentions);
            present.UnionWith(sentence.Terms);
            words += sentence.Text + " ";
        }

        int missing = claimed.Figures.Count(f => !found.Exists(m => FigureComparison.Compare(f, m) == Agreement.Same));

        HashSet<string> claimTerms = TextAnalyzer.Analyze(claim).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        int namesMissing = claimed.Names.Count(n => !TextAnalyzer.Analyze(n.Text).All(t => present.Contains(t.Text)));
        int namesOther = found.Count(m => m.Kind == MentionKind.Name && !TextAnalyzer.Analyze(m.Text).Any(t => claimTerms.Contains(t.Text)));
        return new Alignment(missing, ConflictingFigures(claimed, found), namesMissing, namesOther, Polarity.Negated(claim) != Polarity.Negated(words), Polarity.Opposed(claim, words));
    }

    /// <summary>How many figures of the claim are given otherwise, and nowhere alike, among the mentions found.</summary>
    public static int ConflictingFigures(QuestionTerms claimed, IReadOnlyList<Mention> found) => claimed.Figures.Count(figure =>
    {
        Agreement[] agreements = [.. found.Select(m => FigureComparison.Compare(figure, m))];
        return agreements.Contains(Agreement.Different) && !agreements.Contains(Agreement.Same);
    });
}
