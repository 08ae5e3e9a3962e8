namespace CoopBot.Knowledge.Text;

/// <summary>Cuts a stretch of text into sentences. Rules, not a model: the same text always gives the same sentences.</summary>
public static class SentenceSplitter
{
    /// <summary>The sentences of <paramref name="span"/>, in order.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="span">The stretch to cut, usually one block. A blank line ends a sentence, a single line end does not.</param>
    /// <returns>Spans of <paramref name="text"/> without white space at their ends; between them lies white space alone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches beyond the text.</exception>
    public static IReadOnlyList<TextSpan> Split(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(span.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, text.Length);

        var sentences = new List<TextSpan>();
        int start = SkipBlank(text, span.Start, span.End);
        int i = start;
        while (i < span.End)
        {
            int end = EndAt(text, start, i, span.End);
            if (end < 0)
            {
                i++;
                continue;
            }

            Add(text, sentences, new TextSpan(start, end));
            start = i = SkipBlank(text, end, span.End);
        }

        Add(text, sentences, TextShape.Trim(text, new TextSpan(start, span.End)));
        return sentences;
    }

    /// <summary>The sentences of a block: a heading or a table row is one, whatever stops it holds.</summary>
    public static IReadOnlyList<TextSpan> Split(string text, Block block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return block.Kind is BlockKind.Heading or BlockKind.TableRow ? [block.Span] : Split(text, block.Span);
    }

    /// <summary>Where the sentence ends if it ends with the character at <paramref name="i"/>, else -1.</summary>
    private static int EndAt(string text, int start, int i, int limit)
    {
        if (text[i] == '\n')
        {
            int next = i + 1;
            while (next < limit && text[next] is ' ' or '\t' or '\r')
            {
                next++;
            }

            return next < limit && text[next] == '\n' && i > start ? TextShape.Trim(text, new TextSpan(start, i)).End : -1;
        }

        if (!TextShape.IsTerminator(text[i]) || (i + 1 < limit && TextShape.IsTerminator(text[i + 1])))
        {
            return -1;
        }

        int end = SentenceEnd.SkipClosers(text, start, i + 1, limit);
        return SentenceEnd.IsEnd(text, start, i, end, limit) ? end : -1;
    }

    private static void Add(string text, List<TextSpan> sentences, TextSpan sentence)
    {
        if (sentence.Length <= 0)
        {
            return;
        }

        // A stray mark (an ellipsis between sentences, a lone quote) belongs to what it follows.
        if (sentences.Count > 0 && TextShape.FirstLetter(text, sentence) == '\0')
        {
            sentences[^1] = sentences[^1] with { End = sentence.End };
            return;
        }

        sentences.Add(sentence);
    }

    private static int SkipBlank(string text, int i, int limit)
    {
        while (i < limit && TextShape.IsBlank(text[i]))
        {
            i++;
        }

        return i;
    }
}
