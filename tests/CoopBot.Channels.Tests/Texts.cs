using CoopBot.Grounding.Answers;
using CsCheck;

namespace CoopBot.Channels.Tests;

/// <summary>Random texts made of what channels take for markup, and of what is hard to cut.</summary>
internal static class Texts
{
    private static readonly Gen<string> Piece = Pick(
        "The tower", "40 m", "high", ".", " ", " ", " ", "\n", "\n\n", "\t", "\u00A0", "[1]", "[2]", "[12]", "\\[1\\]", "[", "]", "]:", "[1]: https://evil.example \"t\"", "\n[2]: cite:2", "\n> [3]: /x",
        "\n- [1]: <https://evil.example>", "[a\\]]: /x", "\n[two\nlines]: /x", "[^1]: note", "**", "*", "_", "`", "# ", "> ", "- ", "1. ", "|", "~", "\\", "\\\\", "&amp;", "&lt;", "&", "```", "\n```\n", "~~~", "\n~~~ x\n", "<!--", "\n<div>", "\n<pre>", "<![CDATA[", "<?", "    ", "<b>", "<at>", "</at>", "\"", "'", "(", ")",
        "https://bot.example", "é", "e\u0301", "日本", "𝒳", "👩‍👩‍👧‍👦", "🇸🇻", "\uD83D", "\uDC69", "\u200D", "\uFE0F");

    /// <summary>Up to forty pieces in any order.</summary>
    public static Gen<string> Any { get; } = Piece.Array[0, 40].Select(static pieces => string.Concat(pieces));

    /// <summary>Citations numbered from 1, none to twenty-two, with titles and quotes of any kind.</summary>
    public static Gen<Citation[]> Citations { get; } = Gen.Select(Any, Any, Any, static (title, heading, quote) => (title, heading, quote)).Array[0, 22].Select(static all => all
        .Select(static (c, i) => new Citation(i + 1, $"doc {i}", c.title, null, null, c.heading, i, i + c.quote.Length, c.quote, $"/documents/doc%20{i}?from={i}&to={i + c.quote.Length}"))
        .ToArray());

    /// <summary>One of them.</summary>
    public static Gen<T> Pick<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}
