using System.Collections.Frozen;

namespace CoopBot.Retrieval.Lexical;

/// <summary>English function words: they stand everywhere and say nothing about what a passage is about.</summary>
/// <remarks>"us" is not among them, because "the US" would be lost in a question that is typed in lower case.</remarks>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            // articles, determiners
            "a", "an", "the", "this", "that", "these", "those", "such", "each", "any", "some", "both", "either",
            // pronouns
            "i", "me", "my", "mine", "myself", "we", "our", "ours", "ourselves", "you", "your", "yours", "yourself", "he", "him", "his",
            "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs", "themselves",
            // question words, relatives
            "who", "whom", "whose", "which", "what", "when", "where", "why", "how",
            // forms of be, have, do; modals
            "am", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did", "doing",
            "can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought",
            "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "don't", "doesn't", "didn't", "can't", "couldn't",
            "won't", "wouldn't", "shouldn't", "mustn't", "it's", "he's", "she's", "that's", "what's", "who's", "where's", "there's",
            "i'm", "you're", "we're", "they're", "i've", "we've", "they've", "you've", "i'll", "we'll", "they'll", "let's", "here's",
            // prepositions, conjunctions, particles
            "of", "in", "on", "at", "to", "for", "from", "by", "with", "without", "into", "onto", "as", "about", "between", "through",
            "during", "and", "or", "but", "nor", "if", "then", "than", "because", "while", "so", "also", "there", "here", "not", "no",
            "too", "very", "just", "only", "own", "same", "other", "s", "t",
        ],
        StringComparer.Ordinal);

    /// <param name="word">Lower case, with straight apostrophes.</param>
    public static bool Contains(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
