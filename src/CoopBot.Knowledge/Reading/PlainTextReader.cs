using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Reading;

/// <summary>Reads plain text: its blocks are found, none of its characters altered but for the canonical form.</summary>
public sealed class PlainTextReader : IDocumentReader
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Extensions { get; } = [".txt"];

    /// <inheritdoc/>
    public ReadResult Read(ReadOnlyMemory<byte> bytes)
    {
        if (TextDecoder.TryDecode(bytes.Span, out string raw) is { } problem)
        {
            return new ReadResult.Failure(problem);
        }

        DocumentText text = TextSegmenter.Segment(CanonicalText.Of(raw));
        Block? first = text.Blocks.FirstOrDefault(block => block.Kind != BlockKind.Furniture);
        string? title = first is { Kind: BlockKind.Heading, Level: 1 } ? first.Span.Of(text.Text) : null;
        return new ReadResult.Success(new ExtractedDocument(text) { Title = title });
    }
}
