using CoopBot.Answering.Questions;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;

namespace CoopBot.Grounding.Evidence;

/// <summary>Puts a question and its answer together to a statement and lets the reader judge that as a claim.</summary>
internal sealed class StatementCheck(KnowledgeSnapshot knowledge, ReadingText reading, IReader? reader)
{
    /// <summary>The judgement of the best passage on the statement that its answer makes; null without a reader or a statement.</summary>
    public ReaderJudgement? OfAnswer(QuestionAnalysis question, EvidenceItem top, CancellationToken cancellationToken)
    {
        if (reader is null || top.Answer is not { } answer)
        {
            return null;
        }

        string words = answer.Of(knowledge.Documents[top.Ranked.Passage.DocumentId].Text);
        string? statement = DeclarativeForm.Of(question.Text, question.Type == AnswerType.YesNo ? null : words);
        return statement is null ? null : reader.Judge([reading.Pair(statement, top.Ranked.Passage)], cancellationToken)[0];
    }

    /// <summary>The passage that contradicts most what the question takes for granted, with its probability; null when nothing can be said.</summary>
    public (EvidenceItem Item, double Contradicted)? OfPremise(QuestionAnalysis question, IReadOnlyList<EvidenceItem> evidence, int passages, CancellationToken cancellationToken)
    {
        if (reader is null || evidence.Count == 0 || DeclarativeForm.Of(question.Text, null) is not { } premise)
        {
            return null;
        }

        EvidenceItem[] near = [.. evidence.Take(passages)];
        IReadOnlyList<ReaderJudgement> judgements = reader.Judge([.. near.Select(e => reading.Pair(premise, e.Ranked.Passage))], cancellationToken);
        int best = Enumerable.Range(0, near.Length).MaxBy(i => judgements[i].Contradicted);
        return (near[best], judgements[best].Contradicted);
    }
}
