using System.Text;
using System.Text.RegularExpressions;

namespace CoopBot.Knowledge.Reading;

/// <summary>Decodes a page: what is valid UTF-8 is taken for it, else the charset that the page declares, else as text files are.</summary>
internal static partial class HtmlCharset
{
    /// <summary>Where a declaration must stand by the HTML standard, in bytes from the start; pages are sloppy, so twice that.</summary>
    private const int Prescan = 2048;

    /// <returns>Null, or what is wrong.</returns>
    public static string? TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        bool utf8 = System.Text.Unicode.Utf8.IsValid(bytes);
        if (!utf8 && Declared(bytes) is { } encoding)
        {
            text = encoding.GetString(bytes);
            return null;
        }

        return TextDecoder.TryDecode(bytes, out text);
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        Match match = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)]));
        if (!match.Success)
        {
            return null;
        }

        string name = match.Groups["name"].Value;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""(?:<meta\s[^>]*charset|<\?xml\s[^>]*encoding)\s*=\s*["']?\s*(?<name>[\w-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Charset();
}
