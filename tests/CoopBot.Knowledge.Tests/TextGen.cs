using CsCheck;

namespace CoopBot.Knowledge.Tests;

/// <summary>Random texts that look like documents, and some that look like nothing.</summary>
internal static class TextGen
{
    private static readonly Gen<string> Token = Pick(
        "the", "The", "U.S.", "Dr.", "J.", "3.5", "No.", "e.g.", "etc.", "Inc.", "film", "prison", "Security", "police", ".", "?!", "...", "…", ",", ";", "\"", "”", "(", ")", "’s", "[1]",
        "。", "é", "𝒳", "\u00A0", "-", "–", "* item", "# Heading", "| a | b |", "1.", "2.3 Fees", "https://x.gov", "Share", "Photo:", "A long word and a longer one follow here", "\uD800");

    private static readonly Gen<string> Gap = Pick(" ", " ", " ", " ", " ", " ", "\n", "\n\n", "  ", "\t", "");

    /// <summary>Up to some sixty tokens with spaces, line ends and blank lines between them.</summary>
    public static Gen<string> Prose { get; } = Gen.Select(Token, Gap).Array[0, 60].Select(parts => string.Concat(parts.Select(part => part.Item1 + part.Item2)));

    private static Gen<string> Pick(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}
