namespace CoopBot.Cli.Teams;

/// <summary>A square of pixels with red, green, blue and opacity, a byte each.</summary>
/// <param name="size">Pixels a side.</param>
/// <param name="ground">The colour of every pixel at first.</param>
/// <param name="opacity">How opaque the ground is, 0 to 255.</param>
internal sealed class Picture(int size, Color ground, byte opacity)
{
    /// <summary>Points looked at in each direction of a pixel: edges come out smooth, and the same on every machine.</summary>
    private const int Samples = 8;

    private readonly byte[] pixels = Fill(size, ground, opacity);

    /// <summary>Pixels a side.</summary>
    public int Size => size;

    /// <summary>Row by row from the top, four bytes a pixel.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>Paints a shape over what is there.</summary>
    /// <param name="shape">In units of a square of 32, whatever the picture's size.</param>
    /// <param name="color">Its colour.</param>
    public Picture Paint(Shape shape, Color color)
    {
        for (int at = 0; at < size * size; at++)
        {
            Blend(pixels.AsSpan(at * 4, 4), color, Cover(shape, at % size, at / size));
        }

        return this;
    }

    /// <summary>The share of a pixel that the shape covers, of <see cref="Samples"/> squared.</summary>
    private int Cover(Shape shape, int column, int row)
    {
        const double Units = 32;
        int inside = 0;
        for (int i = 0; i < Samples * Samples; i++)
        {
            double x = column + (((i % Samples) + 0.5) / Samples), y = row + (((i / Samples) + 0.5) / Samples);
            inside += shape(x * Units / size, y * Units / size) <= 0 ? 1 : 0;
        }

        return inside;
    }

    private static void Blend(Span<byte> pixel, Color color, int cover)
    {
        const int Whole = Samples * Samples;
        if (pixel[3] == 0)
        {
            // Nothing shines through a transparent ground but what is painted.
            (pixel[0], pixel[1], pixel[2]) = cover > 0 ? (color.Red, color.Green, color.Blue) : (pixel[0], pixel[1], pixel[2]);
            pixel[3] = (byte)((255 * cover) / Whole);
            return;
        }

        pixel[0] = Mix(pixel[0], color.Red);
        pixel[1] = Mix(pixel[1], color.Green);
        pixel[2] = Mix(pixel[2], color.Blue);
        pixel[3] = Mix(pixel[3], 255);

        byte Mix(byte below, byte above) => (byte)(((below * (Whole - cover)) + (above * cover) + (Whole / 2)) / Whole);
    }

    private static byte[] Fill(int size, Color color, byte opacity)
    {
        byte[] filled = new byte[size * size * 4];
        for (int at = 0; at < filled.Length; at += 4)
        {
            (filled[at], filled[at + 1], filled[at + 2], filled[at + 3]) = (color.Red, color.Green, color.Blue, opacity);
        }

        return filled;
    }
}
