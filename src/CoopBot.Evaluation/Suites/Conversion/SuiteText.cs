using System.Text;

namespace CoopBot.Evaluation.Suites.Conversion;

/// <summary>Reads the text of a file that somebody wrote cases into.</summary>
internal static class SuiteText
{
    /// <summary>Far above any suite that people write: 64 MiB.</summary>
    internal const int MaxBytes = 64 << 20;

    /// <summary>Its text, without a byte order mark.</summary>
    /// <exception cref="SuiteFormatException">It is missing, too large, empty, or not text in UTF-8.</exception>
    public static string Read(string path)
    {
        try
        {
            long length = new FileInfo(path).Length;
            return length > MaxBytes
                ? throw new SuiteFormatException($"{path} is larger than {MaxBytes >> 20} MiB.")
                : Decode(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SuiteFormatException($"{path} {(e is FileNotFoundException or DirectoryNotFoundException ? "doesn't exist" : "can't be read")}.", e);
        }
    }

    private static string Decode(string path, byte[] bytes)
    {
        ReadOnlySpan<byte> rest = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
        try
        {
            string text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(rest);
            return text.Contains('\0') ? throw new SuiteFormatException($"{path} is not text.")
                : string.IsNullOrWhiteSpace(text) ? throw new SuiteFormatException($"{path} is empty.")
                : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new SuiteFormatException($"{path} is not UTF-8.", e);
        }
    }
}
