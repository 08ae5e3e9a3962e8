using System.Buffers;
using System.Globalization;
using System.Text;

namespace CoopBot.Knowledge.Reading;

/// <summary>Turns the bytes of a text file into text, or says why they are none.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictUtf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictUtf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Windows-1252, as old Western European text is written.</summary>
    private static readonly Encoding Windows1252 =
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>What the decoder makes of bytes that Windows-1252 doesn't define.</summary>
    private static readonly SearchValues<char> UndefinedWestern = SearchValues.Create("\u0081\u008D\u008F\u0090\u009D");

    /// <param name="bytes">The whole file.</param>
    /// <param name="text">The text, when the result is null.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static string? TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        (Encoding encoding, int skip) = Guess(bytes);
        if (ReferenceEquals(encoding, StrictUtf8) && bytes.Contains((byte)0))
        {
            return "binary data, not text";
        }

        try
        {
            text = encoding.GetString(bytes[skip..]);
        }
        catch (DecoderFallbackException exception) when (ReferenceEquals(encoding, StrictUtf8) && skip == 0)
        {
            return TryWestern(bytes, exception.Index, out text);
        }
        catch (DecoderFallbackException exception)
        {
            return string.Create(CultureInfo.InvariantCulture, $"not valid {encoding.WebName} at byte {skip + Math.Max(0, exception.Index)}");
        }

        return LooksBinary(text) ? "binary data, not text" : null;
    }

    private static (Encoding Encoding, int Skip) Guess(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (StrictUtf8, 3);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (StrictUtf16, 2);
        }

        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (StrictUtf16BigEndian, 2) : (StrictUtf8, 0);
    }

    private static string? TryWestern(ReadOnlySpan<byte> bytes, int badByte, out string text)
    {
        text = "";
        string problem = string.Create(CultureInfo.InvariantCulture, $"neither UTF-8 (byte {Math.Max(0, badByte)}) nor Windows-1252");
        try
        {
            text = Windows1252.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return problem;
        }

        // Any bytes decode somehow; text is mostly letters and spaces.
        int plain = text.Count(c => c < '\u0080' && (char.IsLetterOrDigit(c) || c is ' ' or '\n'));
        return text.AsSpan().IndexOfAny(UndefinedWestern) >= 0 ? problem : LooksBinary(text) ? "binary data, not text" : plain * 2 < text.Length ? problem : null;
    }

    /// <summary>More than one control character in a hundred is no text that a person wrote.</summary>
    private static bool LooksBinary(string text)
    {
        int controls = text.Count(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\v' or '\u0085'));
        return controls * 100 > text.Length;
    }
}
