using CoopBot.Answering.Mentions;
using CoopBot.Knowledge.Text;

namespace CoopBot.Answering.Drafting;

/// <summary>Fits a short answer to whole words and whole figures: never half of "2,195", never a stray comma.</summary>
public static class HighlightSnap
{
    /// <summary>The span grown to whole words and mentions of the sentence it stands in, and trimmed of punctuation; null when nothing is left.</summary>
    /// <param name="text">The document.</param>
    /// <param name="sentence">The sentence or sentences that hold the answer.</param>
    /// <param name="answer">The answering words as found.</param>
    public static TextSpan? Fit(string text, TextSpan sentence, TextSpan answer)
    {
        ArgumentNullException.ThrowIfNull(text);
        int start = Math.Max(answer.Start, sentence.Start), end = Math.Min(answer.End, sentence.End);
        if (start >= end)
        {
            return null;
        }

        foreach (Mention mention in MentionExtractor.Extract(sentence.Of(text)))
        {
            int from = mention.Span.Start + sentence.Start, to = mention.Span.End + sentence.Start;
            if (from < end && start < to)
            {
                start = Math.Min(start, from);
                end = Math.Max(end, to);
            }
        }

        while (start > sentence.Start && IsWord(text[start - 1]) && IsWord(text[start]))
        {
            start--;
        }

        while (end < sentence.End && IsWord(text[end - 1]) && IsWord(text[end]))
        {
            end++;
        }

        while (start < end && !IsEdge(text[start]))
        {
            start++;
        }

        while (end > start && !IsEdge(text[end - 1]))
        {
            end--;
        }

        return end > start ? new TextSpan(start, end) : null;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '\'' or '’';

    private static bool IsEdge(char c) => char.IsLetterOrDigit(c) || c is '$' or '€' or '£' or '%' or '"' or '“' or '”' or ')' or '(';
}
