using System.Buffers.Binary;
using CoopBot.Knowledge.Text;

namespace CoopBot.Knowledge.Storage;

/// <summary>Packs a passage's span and its sentences' spans into bytes: pairs of little-endian 32-bit offsets, the passage first.</summary>
internal static class SpanCodec
{
    private const int PairBytes = 8;

    public static byte[] Pack(Passage passage)
    {
        byte[] bytes = new byte[(1 + passage.Sentences.Count) * PairBytes];
        Write(bytes, 0, passage.Span);
        for (int i = 0; i < passage.Sentences.Count; i++)
        {
            Write(bytes, i + 1, passage.Sentences[i]);
        }

        return bytes;
    }

    public static (TextSpan Span, TextSpan[] Sentences) Unpack(ReadOnlySpan<byte> bytes)
    {
        var sentences = new TextSpan[(bytes.Length / PairBytes) - 1];
        for (int i = 0; i < sentences.Length; i++)
        {
            sentences[i] = Read(bytes, i + 1);
        }

        return (Read(bytes, 0), sentences);
    }

    private static void Write(Span<byte> bytes, int index, TextSpan span)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes[(index * PairBytes)..], span.Start);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[((index * PairBytes) + 4)..], span.End);
    }

    private static TextSpan Read(ReadOnlySpan<byte> bytes, int index) => new(
        BinaryPrimitives.ReadInt32LittleEndian(bytes[(index * PairBytes)..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[((index * PairBytes) + 4)..]));
}
