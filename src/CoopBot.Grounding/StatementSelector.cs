using CoopBot.Answering.Drafting;
using CoopBot.Answering.Questions;
using CoopBot.Grounding.Evidence;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Grounding;

/// <summary>Chooses what an answer quotes: the best sentence, further ones where the question asks for several or another document speaks too.</summary>
internal sealed class StatementSelector(KnowledgeSnapshot knowledge, ReadingText reading, IReader? reader, GroundingOptions options)
{
    /// <summary>A span less probable than this is no short answer to put in bold.</summary>
    private const double ClearSpan = 0.3;

    /// <summary>Longest short answer in bold, in characters.</summary>
    private const int LongestHighlight = 80;

    /// <summary>A short answer takes less than this share of what is quoted.</summary>
    private const double LargestShare = 0.7;

    /// <summary>How far, in log-odds, further evidence may stand behind the best.</summary>
    private const double MaxDistance = 2.5;

    private readonly SentencePicker _picker = new(knowledge, reading, reader, options);

    public IReadOnlyList<Statement> Select(Finding finding, CancellationToken cancellationToken)
    {
        List<Statement> statements = [];
        double best = finding.Evidence[0].Judgement?.Answerability ?? 0;
        HashSet<string> documents = [];
        foreach (EvidenceItem item in finding.Evidence)
        {
            if (statements.Count > 0 && !Joins(finding.Question, item, best, documents, statements.Count))
            {
                continue;
            }

            Statement statement = Quote(finding.Question, item, cancellationToken);
            if (!statements.Exists(s => s.Document.Id == statement.Document.Id && s.Span.Overlaps(statement.Span)))
            {
                statements.Add(statement);
                documents.Add(statement.Document.Id);
            }

            // A list that stands in the document as one is the whole answer.
            if (statements.Count == options.MaxStatements || statements is [{ IsList: true }])
            {
                break;
            }
        }

        // Documents of different dates: the newest first, undated ones last. The order of the evidence decides between equals.
        return [.. statements.OrderByDescending(s => s.Document.Date ?? "", StringComparer.Ordinal)];
    }

    /// <summary>The sentence of a passage that shares most with the question.</summary>
    public Statement Nearest(EvidenceItem item)
    {
        Passage passage = item.Ranked.Passage;
        Document document = knowledge.Documents[passage.DocumentId];
        return new Statement(document, passage, SentenceSelection.Around(document, passage, passage.Sentences[item.Sentence]), null);
    }

    private static bool Joins(QuestionAnalysis question, EvidenceItem item, double best, HashSet<string> documents, int count)
    {
        if (item.Judgement is not { } judgement || judgement.Answerability < 0 || best - judgement.Answerability > MaxDistance)
        {
            return false;
        }

        return question.IsList ? count < 4 : count < 2 && !documents.Contains(item.Ranked.Passage.DocumentId);
    }

    private Statement Quote(QuestionAnalysis question, EvidenceItem item, CancellationToken cancellationToken)
    {
        Passage passage = item.Ranked.Passage;
        Document document = knowledge.Documents[passage.DocumentId];
        PickedSentence picked = _picker.Pick(question, item, cancellationToken);
        TextSpan span = SentenceSelection.WithList(document, passage, picked.Span, question.IsList);
        TextSpan? bold = picked.Answer is { } answer && picked.Certainty >= ClearSpan && answer.Length <= LongestHighlight && question.Type != AnswerType.YesNo
            ? HighlightSnap.Fit(document.Text, span, answer)
            : null;
        return new Statement(document, passage, span, bold?.Length < LargestShare * span.Length ? bold : null) { IsList = span != picked.Span };
    }
}
