namespace CoopBot.Cli.Teams;

/// <summary>How far a point lies from a shape's edge: below 0 inside, above 0 outside.</summary>
internal delegate double Shape(double x, double y);

/// <summary>The shapes that the icons are made of.</summary>
internal static class Shapes
{
    /// <summary>A rectangle with round corners.</summary>
    public static Shape Rounded(double left, double top, double right, double bottom, double radius) => (x, y) =>
    {
        double dx = Math.Abs(x - ((left + right) / 2)) - ((right - left) / 2) + radius;
        double dy = Math.Abs(y - ((top + bottom) / 2)) - ((bottom - top) / 2) + radius;
        return Math.Sqrt(Square(Math.Max(dx, 0)) + Square(Math.Max(dy, 0))) + Math.Min(Math.Max(dx, dy), 0) - radius;
    };

    /// <summary>A line with round ends.</summary>
    public static Shape Line(double fromX, double fromY, double toX, double toY, double width) => (x, y) => ToSegment(x, y, fromX, fromY, toX, toY) - (width / 2);

    /// <summary>A triangle.</summary>
    public static Shape Triangle((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) => (x, y) =>
    {
        double edge = Math.Min(ToSegment(x, y, a.X, a.Y, b.X, b.Y), Math.Min(ToSegment(x, y, b.X, b.Y, c.X, c.Y), ToSegment(x, y, c.X, c.Y, a.X, a.Y)));
        bool left = Side(x, y, a, b) >= 0, second = Side(x, y, b, c) >= 0, third = Side(x, y, c, a) >= 0;
        return left == second && second == third ? -edge : edge;
    };

    /// <summary>All of both.</summary>
    public static Shape With(this Shape one, Shape other) => (x, y) => Math.Min(one(x, y), other(x, y));

    /// <summary>The one without the other.</summary>
    public static Shape Without(this Shape one, Shape other) => (x, y) => Math.Max(one(x, y), -other(x, y));

    /// <summary>The inner edge, so wide.</summary>
    public static Shape Outline(this Shape shape, double width) => (x, y) => Math.Max(shape(x, y), -shape(x, y) - width);

    private static double ToSegment(double x, double y, double fromX, double fromY, double toX, double toY)
    {
        double dx = toX - fromX, dy = toY - fromY;
        double along = Math.Clamp((((x - fromX) * dx) + ((y - fromY) * dy)) / (Square(dx) + Square(dy)), 0, 1);
        return Math.Sqrt(Square(x - fromX - (along * dx)) + Square(y - fromY - (along * dy)));
    }

    private static double Side(double x, double y, (double X, double Y) from, (double X, double Y) to) => ((to.X - from.X) * (y - from.Y)) - ((to.Y - from.Y) * (x - from.X));

    private static double Square(double value) => value * value;
}
