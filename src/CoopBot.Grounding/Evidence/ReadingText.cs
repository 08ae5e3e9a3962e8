using CoopBot.Inference.Reading;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Chunking;
using CoopBot.Knowledge.Text;

namespace CoopBot.Grounding.Evidence;

/// <summary>How a passage is put before the reader: title, headings, then its own words. Training uses the same form.</summary>
internal static class ReadingText
{
    public static ReaderPair Pair(string query, Passage passage)
    {
        string context = Context(passage);
        return new ReaderPair(query, context + passage.Text, context.Length);
    }

    /// <summary>The same for words that are no passage: some sentences of one.</summary>
    public static ReaderPair Pair(string query, Passage passage, string words)
    {
        string context = Context(passage);
        return new ReaderPair(query, context + words, context.Length);
    }

    /// <summary>The span that the reader found, in offsets of the document.</summary>
    public static TextSpan ToDocument(Passage passage, AnswerSpan span) => ToDocument(passage, passage.Span, span);

    /// <summary>The span that the reader found in some words of a passage, in offsets of the document.</summary>
    public static TextSpan ToDocument(Passage passage, TextSpan words, AnswerSpan span)
    {
        int shift = words.Start - Context(passage).Length;
        return new TextSpan(span.Start + shift, span.End + shift);
    }

    private static string Context(Passage passage) => PassageContext.Of(passage.Title, passage.HeadingPath);
}
