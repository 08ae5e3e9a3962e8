using CoopBot.Answering.Drafting;
using CoopBot.Answering.Mentions;
using CoopBot.Answering.Questions;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Claims;
using CoopBot.Grounding.Evidence;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;
using CoopBot.Retrieval;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding.Generated;

/// <summary>How far passages support a claim.</summary>
internal enum SupportLevel
{
    /// <summary>They don't, or say otherwise.</summary>
    None,

    /// <summary>Nothing speaks against it, but the reader is not sure.</summary>
    Unsure,

    /// <summary>They do.</summary>
    Full,
}

/// <summary>What the passages give a claim.</summary>
/// <param name="Level">How far they support it.</param>
/// <param name="Statements">The words that do; empty for none.</param>
internal sealed record Support(SupportLevel Level, IReadOnlyList<Statement> Statements)
{
    public static Support None { get; } = new(SupportLevel.None, []);
}

/// <summary>Judges whether given passages support a sentence of a draft: the reader and the deterministic checks, and each can stop it alone.</summary>
internal sealed class SupportJudge(KnowledgeSnapshot knowledge, ILexicalStatistics statistics, ClaimChecker claims, GroundingOptions options)
{
    /// <summary>Below this share of the claim's words a sentence is about something else, and its negation says nothing of the claim.</summary>
    private const double SameMatter = 0.5;

    /// <summary>Two sentences are as near when their shares of words lie this close.</summary>
    private const double AsNear = 0.03;

    public Support Of(string sentence, IReadOnlyList<RankedPassage> passages, CancellationToken cancellationToken)
    {
        if (passages.Count == 0)
        {
            return Support.None;
        }

        PassageView[] views = [.. passages.Select(p => new PassageView(p.Passage, knowledge.Documents[p.Passage.DocumentId].Text))];
        if (Verbatim(sentence, views) is { } copied)
        {
            return new Support(SupportLevel.Full, [copied]);
        }

        if (IsChangedCopy(sentence, views))
        {
            return Support.None;
        }

        List<Statement> statements = [];
        SupportLevel level = SupportLevel.Full;
        foreach (string claim in CompoundClaim.Split(sentence) is { Count: > 1 } parts ? [sentence, .. parts] : new[] { sentence })
        {
            Support support = OfOne(claim, passages, cancellationToken);
            level = (SupportLevel)Math.Min((int)level, (int)support.Level);
            if (level == SupportLevel.None)
            {
                return Support.None;
            }

            statements.AddRange(support.Statements.Where(s => !statements.Exists(t => t.Document.Id == s.Document.Id && t.Span.Overlaps(s.Span))));
        }

        return new Support(level, statements);
    }

    private Support OfOne(string claim, IReadOnlyList<RankedPassage> passages, CancellationToken cancellationToken)
    {
        ClaimJudgement judgement = claims.Judge(claim, passages, cancellationToken);
        JudgedPremise? deciding = judgement.Deciding ?? judgement.Premises.MaxBy(static p => p.Support);
        if (deciding is null || judgement.Verdict == Verdict.Contradicted)
        {
            return Support.None;
        }

        QuestionTerms claimed = new(claim, statistics);
        bool turned = deciding.Coverage >= SameMatter && (deciding.Sentence.NegationDiffers || deciding.Sentence.DirectionDiffers);
        if (turned || deciding.Disagrees || !ClaimGuard.Holds(claim, claimed, [.. deciding.Premise.Parts.Select(static p => p.View)]))
        {
            return Support.None;
        }

        bool supported = judgement.Verdict == Verdict.Supported;
        SupportLevel level = supported && judgement.Probability >= options.SupportThreshold ? SupportLevel.Full
            : supported || judgement.Probability < 1 - options.UnsureFrom ? SupportLevel.Unsure
            : SupportLevel.None;
        return level == SupportLevel.None ? Support.None : new Support(level, VerdictStatements.Of([deciding], knowledge));
    }

    /// <summary>The sentence, or two after one another, of which this one is a copy.</summary>
    private Statement? Verbatim(string sentence, IReadOnlyList<PassageView> views)
    {
        string sought = Bare(sentence);
        foreach (PassageView view in views)
        {
            string previous = "";
            for (int i = 0; i < view.Sentences.Count; i++)
            {
                string bare = Bare(view.Sentences[i].Text);
                bool two = i > 0 && $"{previous} {bare}" == sought;
                if (bare == sought || two)
                {
                    Document document = knowledge.Documents[view.Passage.DocumentId];
                    return new Statement(document, view.Passage, new TextSpan(view.Passage.Sentences[two ? i - 1 : i].Start, view.Passage.Sentences[i].End), null);
                }

                previous = bare;
            }
        }

        return null;
    }

    /// <summary>True when the nearest sentence was taken over with something in it exchanged.</summary>
    private static bool IsChangedCopy(string sentence, IReadOnlyList<PassageView> views)
    {
        var near = views.SelectMany(static v => v.Sentences).Select(s => (s.Text, Compared: WordEdits.Between(sentence, s.Text))).Where(static c => c.Compared.Kept >= NearCopy.FromKept).ToList();
        double best = near.Count == 0 ? 0 : near.Max(static c => c.Compared.Kept);
        return near.Count > 0 && near.Where(c => c.Compared.Kept >= best - AsNear).All(c => NearCopy.Changes(sentence, c.Compared.Edits, c.Text));
    }

    private static string Bare(string text) => ClaimGuard.Folded(text).TrimEnd('.', ' ');
}
