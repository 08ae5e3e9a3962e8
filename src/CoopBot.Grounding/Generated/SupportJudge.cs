using System.Text.RegularExpressions;
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
internal sealed partial class SupportJudge(KnowledgeSnapshot knowledge, ILexicalStatistics statistics, ClaimChecker claims, GroundingOptions options)
{
    /// <summary>Below this share of the claim's words a sentence is about something else, and its negation says nothing of the claim.</summary>
    private const double SameMatter = 0.5;

    /// <summary>Two sentences are as near when their shares of words lie this close.</summary>
    private const double AsNear = 0.03;

    /// <summary>The sentence, or two after one another, of which this one is a copy; null when it is none.</summary>
    public Statement? Copied(string sentence, IReadOnlyList<RankedPassage> passages) => Verbatim(sentence, [.. passages.Select(View)]);

    /// <summary>True when the nearest sentence of the passages was taken over with something in it exchanged.</summary>
    public bool IsChangedCopy(string sentence, IReadOnlyList<RankedPassage> passages)
    {
        var near = passages.Select(View).SelectMany(static v => v.Sentences).Select(s => (s.Text, Compared: WordEdits.Between(sentence, s.Text))).Where(static c => c.Compared.Kept >= NearCopy.FromKept).ToList();
        double best = near.Count == 0 ? 0 : near.Max(static c => c.Compared.Kept);
        return near.Count > 0 && near.Where(c => c.Compared.Kept >= best - AsNear).All(c => NearCopy.Changes(sentence, c.Compared.Edits, c.Text));
    }

    /// <summary>What the reader and the comparison say of it.</summary>
    public Support Of(string sentence, IReadOnlyList<RankedPassage> passages, CancellationToken cancellationToken)
    {
        if (passages.Count == 0)
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

    private PassageView View(RankedPassage ranked) => new(ranked.Passage, knowledge.Documents[ranked.Passage.DocumentId].Text);

    // Texts that were cut into words and put together again have blanks before commas.
    private static string Bare(string text) => BlankBeforeMark().Replace(ClaimGuard.Folded(text), "$1").TrimEnd('.', ' ');

    [GeneratedRegex(@" ([.,;:!?)])")]
    private static partial Regex BlankBeforeMark();
}
