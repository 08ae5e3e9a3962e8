using CoopBot.Cli.Teams;

namespace CoopBot.Cli.Tests.Teams;

public sealed class AppIconsTests
{
    private static readonly Color Blue = new(0x0B, 0x5C, 0xAD);

    [Fact]
    public void Color_ReadBack_IsTheMarkOnAFullGround()
    {
        (int width, int height, byte[] pixels) = PngReader.Read(PngFile.Write(AppIcons.OfColor(Blue)));

        byte[][] all = [.. pixels.Chunk(4)];
        Assert.Equal((192, 192), (width, height));
        Assert.All(all, static p => Assert.Equal(255, p[3]));
        Assert.All(new[] { 0, 191, 191 * 192, (192 * 192) - 1 }, corner => Assert.Equal([0x0B, 0x5C, 0xAD, 255], all[corner]));
        Assert.InRange(all.Count(static p => p[0] == 255 && p[1] == 255 && p[2] == 255), 192 * 192 / 10, 192 * 192 / 3);
    }

    [Fact]
    public void Outline_ReadBack_IsWhiteOnNothing()
    {
        (int width, int height, byte[] pixels) = PngReader.Read(PngFile.Write(AppIcons.OfOutline()));

        byte[][] all = [.. pixels.Chunk(4)];
        Assert.Equal((32, 32), (width, height));
        Assert.All(all, static p => Assert.Equal([255, 255, 255], p[..3]));
        Assert.All(Enumerable.Range(0, 32).SelectMany(static i => new[] { i, i * 32, (i * 32) + 31, (31 * 32) + i }), edge => Assert.Equal(0, all[edge][3]));
        Assert.InRange(all.Count(static p => p[3] == 255), 100, 400);
        Assert.Contains(all, static p => p[3] is > 0 and < 255); // its round corners are smooth
    }

    [Fact]
    public void Paint_ShapeThatCoversHalfAPixel_MixesHalfAndHalf()
    {
        // One pixel of a picture of 32 is one unit: the left half of the first one is inside.
        Picture picture = new Picture(32, Color.White, opacity: 255).Paint(static (x, _) => x - 0.5, new Color(0, 0, 0));

        Assert.Equal([128, 128, 128, 255, 255, 255, 255, 255], picture.Pixels[..8].ToArray());
    }

    [Theory]
    [InlineData(16, 16, -6)] // the middle: the nearest edge is 6 away
    [InlineData(16, 7, 3)]
    [InlineData(3, 16, 3)]
    [InlineData(5, 8, 3)] // 3 and 4 from the round corner's centre at (8, 12), so 5, less the radius of 2
    public void Rounded_Point_LiesAsFarAsARulerSays(double x, double y, double expected) => Assert.Equal(expected, Shapes.Rounded(6, 10, 26, 22, 2)(x, y), 9);

    [Theory]
    [InlineData(1, 1, -1)] // the middle of the circle that touches all three sides
    [InlineData(-2, 1, 2)]
    [InlineData(3, 7, 5)] // 3 and 4 from the corner (0, 3)
    public void Triangle_Point_LiesAsFarAsARulerSays(double x, double y, double expected) => Assert.Equal(expected, Shapes.Triangle((0, 0), (4, 0), (0, 3))(x, y), 9);
}
