using CoopBot.Answering.Mentions;

namespace CoopBot.Answering.Drafting;

/// <summary>Tells whether a sentence can be understood without the one before it.</summary>
public static class Leaning
{
    /// <summary>Words looked at from the start: what leans, leans early.</summary>
    private const int Opening = 4;

    /// <summary>True for "This initiative …", "These criminals …", "It …", "Among them …": the subject stands in the sentence before.</summary>
    public static bool OnPrevious(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        List<Word> words = Words.Of(sentence);
        if (words.Count == 0)
        {
            return false;
        }

        for (int i = 0; i < Math.Min(Opening, words.Count); i++)
        {
            string word = words[i].Lower;
            if (word is "this" or "these" or "those" or "it" or "its" or "they" or "them" or "their" or "he" or "his" or "him" or "she" or "her" or "such" or "both"
                || (i == 0 && word is "that" or "here" or "there" or "also" or "moreover" or "however" or "nonetheless" or "nevertheless" or "additionally" or "furthermore" or "instead" or "otherwise"))
            {
                // "It is estimated that", "There are over 10,000 …", "This is the first time" stand for nothing said before when a clause follows.
                return !(i == 0 && word is "there") && !IsExpletive(words, i);
            }

            if (words[i].IsCapitalised && i > 0)
            {
                return false; // a name comes first: the sentence brings its own subject
            }
        }

        return false;
    }

    private static bool IsExpletive(List<Word> words, int at) =>
        words[at].Lower == "it" && at + 3 < words.Count && words[at + 1].Lower is "is" or "was" && words.Skip(at + 2).Take(3).Any(w => w.Lower is "that" or "to");
}
