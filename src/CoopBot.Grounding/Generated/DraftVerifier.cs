using CoopBot.Answering.Generation;
using CoopBot.Retrieval;

namespace CoopBot.Grounding.Generated;

/// <summary>A sentence of a draft after verification.</summary>
/// <param name="Sentence">As the model wrote it.</param>
/// <param name="Support">What it rests on; none: it is left out.</param>
/// <param name="Reattributed">Whether another passage supports it than the one it cites.</param>
internal sealed record VerifiedSentence(DraftSentence Sentence, Support Support, bool Reattributed)
{
    /// <summary>Whether it may be shown.</summary>
    public bool Holds => Support.Level == SupportLevel.Full;
}

/// <summary>Holds each sentence of a draft against what it cites, then against the other passages, then against what can be found for it.</summary>
/// <param name="judge">Judges a sentence.</param>
/// <param name="retriever">Finds passages for a sentence.</param>
/// <param name="options">How many.</param>
/// <param name="opinion">Asked about what the reader is unsure of; null for nobody.</param>
internal sealed class DraftVerifier(SupportJudge judge, IRetriever retriever, GroundingOptions options, Func<string, IReadOnlyList<RankedPassage>, CancellationToken, Task<bool?>>? opinion)
{
    public async Task<IReadOnlyList<VerifiedSentence>> VerifyAsync(IReadOnlyList<DraftSentence> sentences, IReadOnlyList<RankedPassage> offered, CancellationToken cancellationToken)
    {
        List<VerifiedSentence> verified = [];
        foreach (DraftSentence sentence in sentences)
        {
            verified.Add(await VerifyAsync(sentence, offered, cancellationToken));
        }

        return verified;
    }

    private async Task<VerifiedSentence> VerifyAsync(DraftSentence sentence, IReadOnlyList<RankedPassage> offered, CancellationToken cancellationToken)
    {
        RankedPassage[] cited = [.. sentence.Cited.Where(n => n >= 1 && n <= offered.Count).Select(n => offered[n - 1])];
        RankedPassage[] others = [.. offered.Except(cited)];
        Support support = await SupportAsync(sentence.Text, cited, offered, cancellationToken);
        if (support.Level == SupportLevel.Full)
        {
            return new VerifiedSentence(sentence, support, Reattributed: false);
        }

        support = await SupportAsync(sentence.Text, others, offered, cancellationToken);
        if (support.Level != SupportLevel.Full)
        {
            IReadOnlyList<RankedPassage> found = await retriever.RetrieveAsync(sentence.Text, options.ClaimCandidates, cancellationToken);
            RankedPassage[] further = [.. found.Where(f => !offered.Any(o => o.Passage == f.Passage))];
            support = await SupportAsync(sentence.Text, further, [.. offered, .. further], cancellationToken);
        }

        return new VerifiedSentence(sentence, support, Reattributed: support.Level == SupportLevel.Full);
    }

    /// <summary>What some passages give a sentence; one that changes what any passage at hand says is not asked about further.</summary>
    private async Task<Support> SupportAsync(string sentence, IReadOnlyList<RankedPassage> passages, IReadOnlyList<RankedPassage> atHand, CancellationToken cancellationToken) =>
        judge.Copied(sentence, passages) is { } copied ? new Support(SupportLevel.Full, [copied])
            : judge.IsChangedCopy(sentence, atHand) ? Support.None
            : await JudgeAsync(sentence, passages, cancellationToken);

    /// <summary>The judgement; a second opinion may turn unsure into supported, never anything else.</summary>
    private async Task<Support> JudgeAsync(string sentence, IReadOnlyList<RankedPassage> passages, CancellationToken cancellationToken)
    {
        Support support = judge.Of(sentence, passages, cancellationToken);
        return support.Level == SupportLevel.Unsure && opinion is not null && await opinion(sentence, passages, cancellationToken) == true
            ? support with { Level = SupportLevel.Full }
            : support;
    }
}
