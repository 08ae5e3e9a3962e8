using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Answering.Drafting;

/// <summary>Picks the whole sentences of a passage that carry an answer.</summary>
public static class SentenceSelection
{
    /// <summary>Sentences that may be drawn in before the answering one because it leans on them.</summary>
    private const int MaxLean = 2;

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
}
