using CsCheck;

namespace CoopBot.Answering.Tests;

/// <summary>Random texts made of what the scanners look for, and of what should not upset them.</summary>
internal static class TextGen
{
    private static readonly Gen<string> Token = Pick(
        "the", "The", "a", "in", "of", "and", "one", "two", "forty-two", "hundred", "million", "dozen", "third", "18th", "1992", "1990s", "2011-03-23", "19,495", "3.5", "12", "0",
        "$", "$200", "€", "%", "percent", "per", "cent", "dollars", "years", "one-year", "10-day", "inmates", "March", "May", "Tuesday", "U.S.", "G.R.E.A.T", "MS-13", "Maria", "Holm's",
        "over", "more", "than", "about", "who", "Who", "what", "How", "many", "is", "did", "Did", "it", "they", "his", "?", "!", ".", ",", ";", "(", ")", "[1]", "*", "’s", "é", "Ñandú", "\u00A0", "𝒳", "\uD800", "-", "–", "日本");

    private static readonly Gen<string> Gap = Pick(" ", " ", " ", " ", " ", "", "\n", "  ", "-");

    /// <summary>Up to thirty tokens with blanks, line ends, hyphens or nothing between them.</summary>
    public static Gen<string> Text { get; } = Gen.Select(Token, Gap).Array[0, 30].Select(parts => string.Concat(parts.Select(p => p.Item1 + p.Item2)));

    /// <summary>Any characters whatever, broken ones included.</summary>
    public static Gen<string> Noise { get; } = Gen.Char.Array[0, 60].Select(c => new string(c));

    private static Gen<string> Pick(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}
