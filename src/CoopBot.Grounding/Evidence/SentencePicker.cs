using CoopBot.Answering.Drafting;
using CoopBot.Answering.Questions;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Grounding.Evidence;

/// <summary>Finds the sentence of a passage that answers: each is read by itself, with those it leans on.</summary>
internal sealed class SentencePicker(KnowledgeSnapshot knowledge, ReadingText reading, IReader? reader, GroundingOptions options)
{
    /// <summary>The sentence (with what it leans on) and the short answer in it, where the reader found one.</summary>
    public PickedSentence Pick(QuestionAnalysis question, EvidenceItem item, CancellationToken cancellationToken)
    {
        Passage passage = item.Ranked.Passage;
        Document document = knowledge.Documents[passage.DocumentId];
        if (reader is null || passage.Sentences.Count == 1)
        {
            TextSpan only = SentenceSelection.Range(document, passage, item.Sentence, item.Sentence);
            return new PickedSentence(only, item.Answer, item.Judgement?.Span?.Probability ?? 0);
        }

        TextSpan[] windows = [.. passage.Sentences.Select((_, i) => SentenceSelection.Range(document, passage, i, i))];
        ReaderPair[] pairs = [.. windows.Select(w => reading.Pair(question.Text, passage, w.Of(document.Text)))];
        IReadOnlyList<ReaderJudgement> judgements = reader.Judge(pairs, cancellationToken);
        int best = 0;
        double bestScore = double.MinValue;
        for (int i = 0; i < windows.Length; i++)
        {
            bool spanned = item.Answer is { } answer && passage.Sentences[i].Overlaps(answer);
            double score = judgements[i].Answerability
                + (spanned ? options.SpanWeight * item.Judgement!.Span!.Probability : 0)
                + (options.TypeWeight * AnswerTypePresence.In(question, item.View.Sentences[i].Mentions))
                + (i == item.Sentence ? options.OverlapWeight * item.SentenceCoverage : 0);
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return Highlighted(item, windows[best], pairs[best], judgements[best]);
    }

    private static PickedSentence Highlighted(EvidenceItem item, TextSpan window, ReaderPair pair, ReaderJudgement judgement)
    {
        // The span found in the whole passage counts where it lies in the chosen sentence: it was found among more words.
        if (item.Answer is { } answer && window.Overlaps(answer) && item.Judgement!.Span!.Probability >= (judgement.Span?.Probability ?? 0))
        {
            return new PickedSentence(window, answer, item.Judgement.Span.Probability);
        }

        return judgement.Span is { } span
            ? new PickedSentence(window, ReadingText.ToDocument(window, pair, span), span.Probability)
            : new PickedSentence(window, null, 0);
    }
}

/// <summary>What is quoted of a passage.</summary>
/// <param name="Span">Whole sentences, in offsets of the document.</param>
/// <param name="Answer">The short answer; null when none was found.</param>
/// <param name="Certainty">Probability of the short answer among all spans, 0 to 1.</param>
internal sealed record PickedSentence(TextSpan Span, TextSpan? Answer, double Certainty);
