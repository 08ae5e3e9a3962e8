using System.Buffers.Binary;
using System.IO.Compression;

namespace CoopBot.Cli.Teams;

/// <summary>Writes a picture as PNG: eight bits for each of red, green, blue and opacity, no filter, one block of data.</summary>
/// <remarks>Source: W3C, Portable Network Graphics (third edition), sections 5 and 11.</remarks>
internal static class PngFile
{
    private const byte RedGreenBlueOpacity = 6;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The file's bytes; the same picture gives the same bytes.</summary>
    public static byte[] Write(Picture picture)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Size);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Size);
        header[8] = 8;
        header[9] = RedGreenBlueOpacity;
        using MemoryStream file = new();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(picture));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(Picture picture)
    {
        int row = picture.Size * 4;
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.SmallestSize))
        {
            for (int y = 0; y < picture.Size; y++)
            {
                zlib.WriteByte(0); // each row names its filter
                zlib.Write(picture.Pixels.Slice(y * row, row));
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    /// <summary>The check sum of a chunk, carried on over its parts: CRC-32 with the reversed polynomial.</summary>
    private static uint Crc(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return sum;
    }
}
