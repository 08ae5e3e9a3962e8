using System.Buffers;

namespace CoopBot.Answering.Questions;

/// <summary>The words of a text that are no names: what <see cref="InterrogativeForm"/> takes for known.</summary>
public static class Vocabulary
{
    private static readonly SearchValues<char> Gaps = SearchValues.Create(" \n\t.,;:!?()[]\"“”*");

    /// <summary>The words that stand in the text in lower case.</summary>
    public static IReadOnlySet<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (Range word in text.AsSpan().SplitAny(Gaps))
        {
            if (!text.AsSpan()[word].ContainsAnyInRange('A', 'Z'))
            {
                words.Add(text[word]);
            }
        }

        return words;
    }
}
