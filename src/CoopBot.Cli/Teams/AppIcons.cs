namespace CoopBot.Cli.Teams;

/// <summary>The app's two icons: a speech bubble with two lines of text, the mark of the pages.</summary>
internal static class AppIcons
{
    public const int ColorSize = 192;
    public const int OutlineSize = 32;

    private const double Stroke = 2;

    /// <summary>The bubble in white on a full ground; Teams rounds the corners itself.</summary>
    public static Picture OfColor(Color accent) => new Picture(ColorSize, accent, opacity: 255)
        .Paint(Bubble(7.5, 9, 24.5, 20, 1.5), Color.White)
        .Paint(Shapes.Line(12, 13.1, 20, 13.1, 1.6).With(Shapes.Line(12, 16.1, 17, 16.1, 1.6)), accent);

    /// <summary>The bubble's edge in white on nothing: Teams takes no other colour here.</summary>
    public static Picture OfOutline() => new Picture(OutlineSize, Color.White, opacity: 0)
        .Paint(Bubble(3, 6, 29, 23, 3).Outline(Stroke).With(Shapes.Line(10, 12, 22, 12, Stroke)).With(Shapes.Line(10, 17, 17, 17, Stroke)), Color.White);

    private static Shape Bubble(double left, double top, double right, double bottom, double radius) => Shapes
        .Rounded(left, top, right, bottom, radius)
        .With(Shapes.Triangle((left + 4, bottom - 1), (left + 4, bottom + 4), (left + 9.5, bottom - 1)));
}
