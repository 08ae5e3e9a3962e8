using CoopBot.Answering.Drafting;
using CoopBot.Answering.Generation;
using CoopBot.Answering.Languages;
using CoopBot.Grounding.Answers;
using CoopBot.Inference.Chat;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Retrieval;

namespace CoopBot.Grounding.Generated;

/// <summary>What wording an answer came to.</summary>
/// <param name="Draft">The verified answer; null: the documents' own sentences are shown.</param>
/// <param name="Note">What a person should know of it.</param>
internal sealed record Worded(Draft? Draft, string? Note);

/// <summary>Has a chat model word an answer that is already decided, and lets through what the documents support.</summary>
internal sealed class AnswerWording(DraftWriter writer, DraftVerifier verifier, IReader? reader, KnowledgeSnapshot knowledge, GroundingOptions options)
{
    private readonly AnswerTranslation translation = new(writer, verifier);

    /// <param name="question">As it was understood.</param>
    /// <param name="foreign">The person's language and the documents', where they differ and the question was translated; null otherwise.</param>
    /// <param name="findings">What was found, the deciding first.</param>
    /// <param name="extractive">The answer in the documents' own sentences.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="timer">Times it.</param>
    /// <param name="cancellationToken">The caller has left.</param>
    public async Task<Worded> WriteAsync(
        string question, (Language Asked, Language Documents)? foreign, IReadOnlyList<Finding> findings, Draft extractive, IProgress<AnswerStage>? progress, RunClock timer, CancellationToken cancellationToken)
    {
        if (reader is null)
        {
            return new Worded(null, WordingTexts.NoReader);
        }

        progress?.Report(AnswerStage.Writing);
        RankedPassage[] offered = [.. findings.SelectMany(static f => f.Evidence).Select(static e => e.Ranked).DistinctBy(static r => r.Passage).Take(options.DraftPassages)];
        PromptResult written = await writer.WriteAsync(question, [.. offered.Select(o => Passage(o.Passage))], cancellationToken);
        timer.Mark("write");
        if (written.Text is not { } text)
        {
            return new Worded(null, WordingTexts.Failed(written.Failure ?? ChatFailure.InvalidOutput));
        }

        progress?.Report(AnswerStage.Verifying);
        IReadOnlyList<DraftSentence> sentences = [.. DraftSentence.Parse(text).Take(options.MaxDraftSentences)];
        IReadOnlyList<VerifiedSentence> verified = await verifier.VerifyAsync(sentences, offered, cancellationToken);
        VerifiedSentence[] kept = [.. verified.Where(static v => v.Holds)];
        bool answers = kept.Length > 0 && Answers(question, string.Join(' ', kept.Select(static k => k.Sentence.Text)), extractive, reader, cancellationToken);
        timer.Mark("check");
        if (!answers)
        {
            return new Worded(null, WordingTexts.Unverified(sentences.Count - kept.Length, sentences.Count));
        }

        int leftOut = sentences.Count - kept.Length;
        string leftOutText = (foreign is { } f ? LanguageTexts.LeftOut(f.Asked, leftOut) : null) ?? WordingTexts.LeftOut(leftOut);
        IReadOnlyList<VerifiedSentence> shown = foreign is { } pair ? await translation.ToAsync(pair.Asked, pair.Documents, kept, offered, cancellationToken) : kept;
        return new Worded(VerifiedText.Compose(shown, leftOut, leftOutText), WordingTexts.Used(kept.Length, kept.Count(static k => k.Reattributed), leftOut));
    }

    /// <summary>The passage as the model is given it.</summary>
    public DraftPassage Passage(Passage passage) =>
        new(passage.Title, string.Join(" / ", passage.HeadingPath), knowledge.Documents[passage.DocumentId].Date, passage.Text);

    /// <summary>Whether what is left answers the question: clearly, or no worse than the documents' own sentences do.</summary>
    private static bool Answers(string question, string kept, Draft extractive, IReader reader, CancellationToken cancellationToken)
    {
        string own = string.Join(' ', extractive.Statements.Select(static s => s.Span.Of(s.Document.Text)));
        IReadOnlyList<ReaderJudgement> judged = reader.Judge([new ReaderPair(question, kept), new ReaderPair(question, own)], cancellationToken);
        return judged[0].Answerability >= Math.Min(0, judged[1].Answerability);
    }
}
