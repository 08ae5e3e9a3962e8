using System.Text;
using CoopBot.Knowledge.Reading;

namespace CoopBot.Knowledge.Tests.Reading;

/// <summary>What the tests of all readers ask for.</summary>
internal static class ReadingAssert
{
    public static ExtractedDocument Read(string path, byte[] bytes)
    {
        ReadResult result = new DocumentReaders().Read(path, bytes);
        ExtractedDocument content = Assert.IsType<ReadResult.Success>(result).Content;
        Assert.All(content.Text.Blocks, block => Assert.InRange(block.Span.End, block.Span.Start + 1, content.Text.Text.Length));
        Assert.Equal(CanonicalText.Of(content.Text.Text), content.Text.Text);
        return content;
    }

    public static ExtractedDocument Read(string path, string text) => Read(path, Encoding.UTF8.GetBytes(text));

    public static string Fails(string path, byte[] bytes) => Assert.IsType<ReadResult.Failure>(new DocumentReaders().Read(path, bytes)).Reason;

    public static string Fails(string path, string text) => Fails(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The blocks as "Kind: words"; a heading with its level.</summary>
    public static string[] Blocks(ExtractedDocument content) =>
        [.. content.Text.Blocks.Select(block => $"{block.Kind}{(block.Level > 0 ? block.Level : "")}: {block.Span.Of(content.Text.Text)}")];
}
