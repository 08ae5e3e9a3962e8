using System.Collections.Concurrent;
using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Text;

namespace CoopBot.Grounding.Evidence;

/// <summary>How a passage is put before the reader: title, what the document is about as far as the question names it, headings, then its own words.</summary>
internal sealed class ReadingText(KnowledgeSnapshot knowledge)
{
    private readonly ConcurrentDictionary<string, DocumentContext> _contexts = new(StringComparer.Ordinal);
    private readonly ILookup<string, Passage> _passages = knowledge.Passages.ToLookup(p => p.DocumentId, StringComparer.Ordinal);

    /// <summary>The pair of a query and a whole passage.</summary>
    public ReaderPair Pair(string query, Passage passage) => Pair(query, passage, passage.Text);

    /// <summary>The pair of a query and some words of a passage.</summary>
    public ReaderPair Pair(string query, Passage passage, string words)
    {
        DocumentContext document = Of(passage);
        string lead = Context(document, query, passage, words);
        return new ReaderPair(document.Adapt(query, lead + words), lead + words, lead.Length);
    }

    /// <summary>The span that the reader found, in offsets of the document.</summary>
    /// <param name="words">Where the words that were read stand in the document.</param>
    /// <param name="pair">What was read.</param>
    /// <param name="span">What was found.</param>
    public static TextSpan ToDocument(TextSpan words, ReaderPair pair, AnswerSpan span)
    {
        int shift = words.Start - pair.SpanFrom;
        return new TextSpan(span.Start + shift, span.End + shift);
    }

    private static string Context(DocumentContext document, string query, Passage passage, string words)
    {
        string plain = PassageContext.Of(passage.Title, passage.HeadingPath);
        List<string> known = [.. document.UnsaidSubjects(query, plain + words)];
        if (document.MentionsPublisher(query) && !plain.Contains(document.Document.Publisher!, StringComparison.OrdinalIgnoreCase))
        {
            known.Add(document.Document.Publisher!);
        }

        if (known.Count == 0)
        {
            return plain;
        }

        // Behind the title, as a sentence of its own.
        return PassageContext.Of(passage.Title, [string.Join(", ", known), .. passage.HeadingPath]);
    }

    private DocumentContext Of(Passage passage) =>
        _contexts.GetOrAdd(passage.DocumentId, id => new DocumentContext(knowledge.Documents[id], [.. _passages[id]]));
}
