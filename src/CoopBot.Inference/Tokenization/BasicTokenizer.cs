using System.Globalization;
using System.Text;

namespace CoopBot.Inference.Tokenization;

/// <summary>Splits a text into the words that WordPiece cuts further, each with its place in the text.</summary>
/// <remarks>
/// The basic tokenisation of BERT (Devlin et al., 2019): white space and control characters part words; every punctuation
/// character and every CJK ideograph is a word of its own.
/// </remarks>
internal static class BasicTokenizer
{
    /// <summary>The words of <paramref name="text"/> in order; a word may hold ignored characters (soft hyphens and the like).</summary>
    public static IEnumerable<(int Start, int End)> Words(string text)
    {
        int start = -1;
        int i = 0;
        while (i < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length);
            Class kind = Classify(rune);
            if (kind is Class.Space or Class.Single)
            {
                if (start >= 0)
                {
                    yield return (start, i);
                    start = -1;
                }

                if (kind is Class.Single)
                {
                    yield return (i, i + length);
                }
            }
            else if (start < 0 && kind is Class.Word)
            {
                start = i;
            }

            i += length;
        }

        if (start >= 0)
        {
            yield return (start, text.Length);
        }
    }

    private static Class Classify(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            return Class.Space;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or
                UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => Class.Ignored,
            UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or
                UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or
                UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation => Class.Single,
            _ when rune.Value == 0xFFFD => Class.Ignored,
            // All of ASCII that is neither letter nor digit counts as punctuation, "$" and "+" too.
            _ when rune.IsAscii && !Rune.IsLetterOrDigit(rune) => Class.Single,
            _ when IsIdeograph(rune.Value) => Class.Single,
            _ => Class.Word,
        };
    }

    private static bool IsIdeograph(int value) =>
        value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF) or
            (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B820 and <= 0x2CEAF) or
            (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);

    private enum Class
    {
        Word,
        Single,
        Space,
        Ignored,
    }
}
