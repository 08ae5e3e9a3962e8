using CoopBot.Answering.Questions;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;
using CoopBot.Retrieval;
using CoopBot.Retrieval.Lexical;

namespace CoopBot.Grounding.Evidence;

/// <summary>Judges candidate passages for a question, by the reader where there is one, by words otherwise, best first.</summary>
internal sealed class EvidenceReader(KnowledgeSnapshot knowledge, ReadingText reading, ILexicalStatistics statistics, IReader? reader, GroundingOptions options)
{
    public IReadOnlyList<EvidenceItem> Read(
        QuestionAnalysis question, IReadOnlyList<RankedPassage> candidates, CancellationToken cancellationToken)
    {
        QuestionTerms asked = new(question.Text, statistics);
        if (reader is null)
        {
            // A stable order: equal scores keep the order of retrieval.
            return [.. candidates.Select(c => Compare(question, asked, c, null)).OrderByDescending(e => e.LexicalScore)];
        }

        List<EvidenceItem> items = [];
        foreach (RankedPassage[] portion in candidates.Chunk(Math.Max(1, options.ReadAtOnce)))
        {
            ReaderPair[] pairs = [.. portion.Select(c => reading.Pair(question.Text, c.Passage))];
            IReadOnlyList<ReaderJudgement> judgements = reader.Judge(pairs, cancellationToken);
            items.AddRange(portion.Select((c, i) => Compare(question, asked, c, judgements[i]) with { Answer = Found(c, pairs[i], judgements[i]) }));
            if (!question.IsList && items.Max(e => e.Judgement!.Answerability) >= options.ClearAnswerability)
            {
                break; // clear enough: what retrieval put further back won't change it
            }
        }

        return [.. items.OrderByDescending(e => e.Judgement!.Answerability)];
    }

    private static TextSpan? Found(RankedPassage ranked, ReaderPair pair, ReaderJudgement judgement) =>
        judgement.Span is { } span ? ReadingText.ToDocument(ranked.Passage.Span, pair, span) : null;

    private EvidenceItem Compare(QuestionAnalysis question, QuestionTerms asked, RankedPassage ranked, ReaderJudgement? judgement)
    {
        string text = knowledge.Documents[ranked.Passage.DocumentId].Text;
        PassageView view = new(ranked.Passage, text);
        int best = 0;
        double bestScore = double.MinValue, bestCoverage = 0, bestType = 0;
        for (int i = 0; i < view.Sentences.Count; i++)
        {
            SentenceView sentence = view.Sentences[i];
            double coverage = asked.Coverage(sentence.Terms);
            double type = AnswerTypePresence.In(question, sentence.Mentions);
            double score = coverage + (0.3 * type);
            if (score > bestScore)
            {
                (best, bestScore, bestCoverage, bestType) = (i, score, coverage, type);
            }
        }

        return new EvidenceItem(ranked, view, judgement, best, bestCoverage, asked.Coverage(view.AllTerms), bestType);
    }
}
