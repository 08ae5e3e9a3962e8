using System.Globalization;

namespace CoopBot.Cli.Teams;

/// <summary>An opaque colour.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    public static Color White { get; } = new(255, 255, 255);

    /// <summary>Reads <c>#RRGGBB</c>; null for anything else.</summary>
    public static Color? TryParse(string text) =>
        text is ['#', .. { Length: 6 } digits] && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            ? new Color((byte)(value >> 16), (byte)(value >> 8), (byte)value) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:X2}{Green:X2}{Blue:X2}");
}
