using CoopBot.Answering.Mentions;
using CoopBot.Answering.Questions;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Evaluation.Drafting;

/// <summary>Skeletons of questions for the facts of the documents: quantities, dates, stretches of time, and names where they first stand.</summary>
/// <remarks>
/// General grammar alone. A sentence that can be turned round safely gives a question, any other one itself with a blank. What should come out
/// is left to a person: a document that grades the answers read from it would always be content.
/// </remarks>
public static class FactDrafts
{
    private const string Tag = "fact";
    private const string Currencies = "$€£¥";
    private const int ShortestSentence = 5;
    private const int LongestSentence = 50;

    /// <summary>A draft for each fact that no case cites yet, one of each document in turn; within one figures and dates before names, each in order of place.</summary>
    public static IEnumerable<DraftCase> Of(KnowledgeSnapshot knowledge, KnownCases known)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(known);
        List<Queue<DraftCase>> documents =
        [
            .. knowledge.Passages.GroupBy(static p => p.DocumentId, StringComparer.Ordinal)
                .Select(g => new Queue<DraftCase>(OfDocument(knowledge.Documents[g.Key], g, known).OrderBy(static d => d.IsName).Select(static d => d.Draft))),
        ];
        HashSet<string> ids = new(StringComparer.Ordinal);
        while (documents.Count > 0)
        {
            foreach (Queue<DraftCase> document in documents)
            {
                // The same sentence may stand in two documents.
                if (document.TryDequeue(out DraftCase? next) && ids.Add(next.Id))
                {
                    yield return next;
                }
            }

            documents.RemoveAll(static d => d.Count == 0);
        }
    }

    private static IEnumerable<(DraftCase Draft, bool IsName)> OfDocument(Document document, IEnumerable<Passage> passages, KnownCases known)
    {
        IReadOnlySet<string> vocabulary = Vocabulary.Of(document.Text);
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (TextSpan span in passages.SelectMany(static p => p.Sentences).Distinct().OrderBy(static s => s.Start))
        {
            string sentence = span.Of(document.Text).ReplaceLineEndings(" ").Trim();
            if (!IsStatement(sentence))
            {
                continue;
            }

            string? question = InterrogativeForm.Of(sentence, vocabulary.Contains);
            foreach (Mention fact in MentionExtractor.Extract(sentence).Where(m => IsFact(m, sentence, document, names)))
            {
                string skeleton = sentence[..fact.Span.Start] + DraftCase.Blank + sentence[fact.Span.End..];
                string asked = question is not null && AsksFor(question, sentence, fact) ? question : $"{Word(fact)}? {skeleton}";
                question = ReferenceEquals(asked, question) ? null : question; // it asks for one thing
                if (!known.Cite(document.Id, sentence, fact.Text))
                {
                    yield return (DraftCase.Of(asked, [Tag], $"{document.Id}: \"{sentence}\""), fact.Kind == MentionKind.Name);
                }
            }
        }
    }

    /// <summary>A heading, a table's row and a list's lead-in say nothing by themselves.</summary>
    private static bool IsStatement(string sentence)
    {
        int words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return sentence.EndsWith('.') && words is >= ShortestSentence and <= LongestSentence && !sentence.Contains('|', StringComparison.Ordinal);
    }

    /// <summary>
    /// A name is news only where the document first says it, and where its title doesn't; words in capitals throughout are shouted, not named.
    /// "The two sides" counts what is known already.
    /// </summary>
    private static bool IsFact(Mention mention, string sentence, Document document, HashSet<string> names) => mention.Kind switch
    {
        MentionKind.Name => names.Add(mention.Text) && !(mention.Text.Contains(' ', StringComparison.Ordinal) && !mention.Text.Any(char.IsLower))
            && !document.Title.Contains(mention.Text, StringComparison.OrdinalIgnoreCase),
        MentionKind.Date => mention.Year is not null || mention is { Month: not null, Day: not null },
        _ => !mention.Ordinal && (char.IsDigit(sentence[mention.Span.Start]) || !sentence.AsSpan(0, mention.Span.Start).EndsWith("the ", StringComparison.OrdinalIgnoreCase)),
    };

    private static bool AsksFor(string question, string sentence, Mention fact)
    {
        const string HowMany = "How many ";
        return fact.Kind switch
        {
            MentionKind.Date => question.StartsWith("When ", StringComparison.Ordinal) && !question.Contains(fact.Text, StringComparison.Ordinal),
            MentionKind.Quantity when IsMoney(fact) => question.StartsWith("How much money ", StringComparison.Ordinal),
            MentionKind.Quantity => question.StartsWith(HowMany, StringComparison.Ordinal)
                && sentence.AsSpan(fact.Span.End).TrimStart().StartsWith(question.AsSpan(HowMany.Length, question.IndexOf(' ', HowMany.Length) - HowMany.Length)),
            _ => false,
        };
    }

    private static string Word(Mention fact) => fact.Kind switch
    {
        MentionKind.Date => "When",
        MentionKind.Duration => "How long",
        MentionKind.Name => "Who or what",
        _ => IsMoney(fact) || fact.Unit is "%" ? "How much" : "How many",
    };

    private static bool IsMoney(Mention fact) => fact.Unit.Length == 1 && Currencies.Contains(fact.Unit);
}
