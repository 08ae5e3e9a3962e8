using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Answering.Drafting;

/// <summary>Picks the whole sentences of a passage that carry an answer.</summary>
public static class SentenceSelection
{
    /// <summary>Sentences that may be drawn in before the answering one because it leans on them.</summary>
    private const int MaxLean = 2;

    /// <summary>Items of a list that are drawn in at most.</summary>
    private const int MaxItems = 20;

    /// <summary>The sentences that hold <paramref name="answer"/>, with those that the first of them leans on.</summary>
    /// <param name="document">The document.</param>
    /// <param name="passage">A passage of it.</param>
    /// <param name="answer">The answering words, in offsets of the document.</param>
    public static TextSpan Around(Document document, Passage passage, TextSpan answer)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(passage);
        int first = -1, last = -1;
        for (int i = 0; i < passage.Sentences.Count; i++)
        {
            if (passage.Sentences[i].Overlaps(answer))
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }

        return first < 0 ? passage.Span : Range(document, passage, first, last);
    }

    /// <summary>The sentences from <paramref name="first"/> to <paramref name="last"/>, with those that the first of them leans on.</summary>
    public static TextSpan Range(Document document, Passage passage, int first, int last)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(passage);
        for (int drawn = 0; drawn < MaxLean && first > 0 && Leaning.OnPrevious(passage.Sentences[first].Of(document.Text)); drawn++)
        {
            first--;
        }

        return new TextSpan(passage.Sentences[first].Start, passage.Sentences[last].End);
    }

    /// <summary>The span with the list it introduces or, when a whole list is wanted, the list that it is an item of.</summary>
    /// <param name="document">The document.</param>
    /// <param name="passage">A passage of it.</param>
    /// <param name="span">Whole sentences of the passage.</param>
    /// <param name="wholeList">True to draw in the other items and the introducing line.</param>
    public static TextSpan WithList(Document document, Passage passage, TextSpan span, bool wholeList)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(passage);
        int first = FirstIn(passage, span), last = first;
        while (last + 1 < passage.Sentences.Count && passage.Sentences[last + 1].Overlaps(span))
        {
            last++;
        }

        bool Parted(int sentence, int lines) => sentence > 0 && sentence < passage.Sentences.Count && Newlines(document, passage, sentence) == lines;

        bool item = wholeList && (Parted(first, 1) || Parted(last + 1, 1));
        while (item && Parted(first, 1) && last - first < MaxItems)
        {
            first--;
        }

        // The introducing line may be parted from its items by an empty one.
        if (item && first > 0 && Newlines(document, passage, first) > 0 && EndsInColon(document, passage, first - 1))
        {
            first--;
        }

        bool introduces = EndsInColon(document, passage, last);
        while ((introduces || item) && last - first < MaxItems && (Parted(last + 1, 1) || (introduces && Parted(last + 1, 2))))
        {
            (last, introduces, item) = (last + 1, false, true);
        }

        return new TextSpan(Math.Min(span.Start, passage.Sentences[first].Start), passage.Sentences[last].End);
    }

    private static int FirstIn(Passage passage, TextSpan span)
    {
        for (int i = 0; i < passage.Sentences.Count; i++)
        {
            if (passage.Sentences[i].Overlaps(span))
            {
                return i;
            }
        }

        return 0;
    }

    private static bool EndsInColon(Document document, Passage passage, int sentence) =>
        passage.Sentences[sentence].Of(document.Text).EndsWith(':');

    /// <summary>Line ends between a sentence and the one before.</summary>
    private static int Newlines(Document document, Passage passage, int sentence) =>
        document.Text.AsSpan(passage.Sentences[sentence - 1].End, passage.Sentences[sentence].Start - passage.Sentences[sentence - 1].End).Count('\n');
}
