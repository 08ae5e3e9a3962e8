using CoopBot.Answering.Questions;
using CoopBot.Grounding.Answers;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Channels.Suggestions;

/// <summary>A question made from a sentence or a heading of a document.</summary>
/// <param name="Question">The question.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Source">The sentence, or the section, that should answer it.</param>
internal sealed record QuestionCandidate(string Question, string DocumentId, TextSpan Source)
{
    /// <summary>True when a citation takes in some of the sentence.</summary>
    public bool IsAnsweredBy(Citation citation) =>
        string.Equals(citation.DocumentId, DocumentId, StringComparison.Ordinal) && Source.Overlaps(new TextSpan(citation.Start, citation.End));
}

/// <summary>Makes questions from the sentences and headings of the documents, taking turns among the documents.</summary>
internal static class QuestionCandidates
{
    private const int LongestQuestion = 90;

    /// <summary>Every question that the sentences give, one of each document in turn, in the order of the texts.</summary>
    public static IEnumerable<QuestionCandidate> Of(KnowledgeSnapshot knowledge)
    {
        List<Queue<QuestionCandidate>> documents =
        [
            .. knowledge.Passages.GroupBy(p => p.DocumentId, StringComparer.Ordinal)
                .Select(g => new Queue<QuestionCandidate>(OfDocument(g, knowledge.Documents[g.Key].Text))),
        ];
        while (documents.Count > 0)
        {
            foreach (Queue<QuestionCandidate> document in documents)
            {
                if (document.TryDequeue(out QuestionCandidate? next))
                {
                    yield return next;
                }
            }

            documents.RemoveAll(static d => d.Count == 0);
        }
    }

    private static IEnumerable<QuestionCandidate> OfDocument(IEnumerable<Passage> passages, string text)
    {
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
        IReadOnlySet<string> vocabulary = Vocabulary.Of(text);
        IEnumerable<(string? Question, TextSpan Source)> sentences = passages
            .SelectMany(static p => p.Sentences)
            .Select(s => (InterrogativeForm.Of(s.Of(text), vocabulary.Contains), s));
        IEnumerable<(string? Question, TextSpan Source)> headings = passages
            .Where(static p => p.HeadingPath.Count > 0)
            .GroupBy(static p => p.Heading, StringComparer.Ordinal)
            .Select(s => (InterrogativeForm.OfHeading(s.Key, vocabulary.Contains), new TextSpan(s.First().Span.Start, s.Last().Span.End)));
        string document = passages.First().DocumentId;
        return sentences.Concat(headings)
            .Where(c => c.Question is { Length: <= LongestQuestion } question && known.Add(question))
            .Select(c => new QuestionCandidate(c.Question!, document, c.Source))
            .OrderBy(static c => Vagueness(c.Question))
            .ThenBy(static c => c.Source.Start);
    }

    /// <summary>A question for a number or a date is clearer than one for a definition, and that than one for whatever is said.</summary>
    private static int Vagueness(string question) =>
        !question.StartsWith("What", StringComparison.Ordinal) ? 0
        : question.EndsWith(" do?", StringComparison.Ordinal) ? 3
        : question.StartsWith("What is known", StringComparison.Ordinal) ? 2
        : 1;
}
