namespace CoopBot.Knowledge.Text;

/// <summary>Tells a title from a sentence by its capitals.</summary>
internal static class TitleCase
{
    /// <summary>True when nearly all longer words begin with a capital or a digit.</summary>
    public static bool IsTitle(string text, TextSpan span)
    {
        int capital = 0;
        int longer = 0;
        List<TextSpan> words = TextShape.Words(text, span);
        for (int i = 0; i < words.Count; i++)
        {
            char first = TextShape.FirstLetter(text, words[i]);
            if (i == 0 && char.IsLower(first))
            {
                return false;
            }

            // Short words (of, and, the, with) stay small in a title, so they say nothing.
            if (words[i].Length >= 5 || char.IsUpper(first) || char.IsDigit(first))
            {
                longer++;
                capital += char.IsLower(first) ? 0 : 1;
            }
        }

        return longer > 0 && capital * 10 >= longer * 8;
    }
}
