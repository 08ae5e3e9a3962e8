using CoopBot.Knowledge.Text;

namespace CoopBot.Answering.Mentions;

/// <summary>Finds quantities, dates, durations and names in English text by its general grammar.</summary>
public static class MentionExtractor
{
    /// <summary>Every mention in <paramref name="text"/>, in order of place, none overlapping another.</summary>
    public static IReadOnlyList<Mention> Extract(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Word> words = Words.Of(text);
        List<Mention> found = [];
        int i = 0;
        while (i < words.Count)
        {
            Mention? mention = DateScanner.TryRead(text, words, i, out int next)
                ?? QuantityScanner.TryRead(text, words, i, out next)
                ?? NameScanner.TryRead(text, words, i, out next);
            if (mention is not null)
            {
                found.Add(mention);
            }

            i = Math.Max(next, i + 1);
        }

        return found;
    }

    internal static Mention Create(MentionKind kind, string text, int start, int end) =>
        new(kind, new TextSpan(start, end), text[start..end]);
}
