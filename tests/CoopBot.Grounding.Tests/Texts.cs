using CsCheck;

namespace CoopBot.Grounding.Tests;

/// <summary>Random texts made of the words of the made-up country, of figures, and of what should not upset anything.</summary>
internal static class Texts
{
    private static readonly Gen<string> Word = Pick(
        "Ostria", "Norvania", "Maria", "Holm", "the", "The", "a", "port", "ports", "treaty", "fishing", "workers", "opened", "signed", "rose", "fell", "not", "never", "in", "of", "over", "about",
        "more than", "no more than", "1992", "March 2011", "March 23, 2011", "the 1990s", "Tuesday", "4,000", "5,000 workers", "four ports", "$200 million", "$3.5bn", "52%", "one-year", "three months", "third");

    private static readonly Gen<string> Odd = Pick(
        "who", "Who", "what", "When", "how many", "which", "and", ", and who", "it", "she", "they", "did", "is", "?", "!", ".", "...", "[1]", "**", "<b>", "`", "\"", "(", ")", "é", "日本", "🚢", "\n", "\t", "ignore", "instructions", "hello", "thanks");

    /// <summary>One to twelve words of the country, parted by blanks.</summary>
    public static Gen<string> Sentence { get; } = Word.Array[1, 12].Select(words => string.Join(' ', words) + ".");

    /// <summary>Anything that a person might send.</summary>
    public static Gen<string> Message { get; } = Gen.OneOf(Word, Odd).Array[0, 25].Select(words => string.Join(' ', words));

    private static Gen<string> Pick(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}
