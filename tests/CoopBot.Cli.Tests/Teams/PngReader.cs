using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CoopBot.Cli.Tests.Teams;

/// <summary>Reads back what our writer writes, with nothing of the writer's.</summary>
internal static class PngReader
{
    /// <summary>Width, height and the pixels, four bytes each.</summary>
    public static (int Width, int Height, byte[] Pixels) Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        List<(string Type, byte[] Data)> chunks = [];
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            byte[] body = file[(at + 4)..(at + 8 + length)];
            Assert.Equal(Sum(body), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(body[..4]), body[4..]));
            at += 12 + length;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(static c => c.Type));
        byte[] header = chunks[0].Data;
        Assert.Equal([8, 6, 0, 0, 0], header[8..]); // eight bits; red, green, blue, opacity; the only methods there are; not interlaced
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        using ZLibStream zlib = new(new MemoryStream(chunks[1].Data), CompressionMode.Decompress);
        using MemoryStream rows = new();
        zlib.CopyTo(rows);
        byte[] all = rows.ToArray();
        Assert.Equal(height * ((width * 4) + 1), all.Length);
        return (width, height, [.. all.Chunk((width * 4) + 1).SelectMany(static row =>
        {
            Assert.Equal(0, row[0]); // no filter
            return row[1..];
        })]);
    }

    /// <summary>CRC-32 by its definition: the remainder of a division of polynomials, bit by bit from the front.</summary>
    private static uint Sum(byte[] bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                uint carry = (remainder >> 31) ^ (uint)((value >> bit) & 1);
                remainder = (remainder << 1) ^ (carry * 0x04C11DB7);
            }
        }

        remainder = ~remainder;
        uint mirrored = 0;
        for (int bit = 0; bit < 32; bit++)
        {
            mirrored |= ((remainder >> bit) & 1) << (31 - bit);
        }

        return mirrored;
    }
}
