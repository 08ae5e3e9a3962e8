using System.Text;
using CoopBot.Knowledge.Reading;

namespace CoopBot.Knowledge.Tests.Reading;

public sealed class PlainTextReaderTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_AnyUnicodeEncodingWithItsMark_GivesTheText(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);

        ExtractedDocument content = ReadingAssert.Read("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("Curaçao — naïve.\r\nNext line.")]);

        Assert.Equal("Curaçao — naïve.\nNext line.", content.Text.Text);
    }

    [Fact]
    public void Read_WesternEncoding_IsRecognised()
    {
        byte[] western = [.. "Caf"u8, 0xE9, .. " \x93 costs 5 "u8.ToArray().Select(b => b == 0xC2 ? (byte)' ' : b).Where(b => b < 0x80), 0x80, .. " a day."u8];

        Assert.StartsWith("Café", ReadingAssert.Read("a.txt", western).Text.Text, StringComparison.Ordinal);
        Assert.EndsWith("€ a day.", ReadingAssert.Read("a.txt", western).Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DecomposedLetters_AreComposed() => Assert.Equal("Café au lait.", ReadingAssert.Read("a.txt", "Cafe\u0301 au lait.").Text.Text);

    [Fact]
    public void Read_TitleLine_IsTheTitle()
    {
        ExtractedDocument content = ReadingAssert.Read("a.txt", "Town Office Handbook\n\nThe office opens on every working day at nine and closes at five.");

        Assert.Equal("Town Office Handbook", content.Title);
    }

    [Fact]
    public void Read_BadFiles_AreNamedWithTheirReason()
    {
        Assert.Equal("the file is empty", ReadingAssert.Fails("a.txt", []));
        Assert.Equal("the file holds no words", ReadingAssert.Fails("a.txt", " \n\n -- \n"));
        Assert.Equal("binary data, not text", ReadingAssert.Fails("a.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2]));
        Assert.Equal("binary data, not text", ReadingAssert.Fails("a.txt", [.. Enumerable.Range(1, 31).Select(i => (byte)i)]));
        Assert.Equal("neither UTF-8 (byte 4) nor Windows-1252", ReadingAssert.Fails("a.txt", [.. "text"u8, 0x81, .. "more"u8]));
        Assert.StartsWith("not valid utf-16 at byte", ReadingAssert.Fails("a.txt", [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x41, 0x00]), StringComparison.Ordinal);
        Assert.Equal("files of the type '.xyz' are not read", ReadingAssert.Fails("a.xyz", "text"));
    }
}
