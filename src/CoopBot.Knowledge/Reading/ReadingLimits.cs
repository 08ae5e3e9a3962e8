namespace CoopBot.Knowledge.Reading;

/// <summary>What a file may cost, so that one bad file can't take the process down.</summary>
public sealed record ReadingLimits
{
    private const long Megabyte = 1 << 20;

    /// <summary>Largest file that is opened, in bytes. Default 50 MB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero or less.</exception>
    public long MaximumFileBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Array.MaxLength);
            field = value;
        }
    } = 50 * Megabyte;

    /// <summary>What a packed file (.docx) may unpack to, in bytes. Default 200 MB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero or less.</exception>
    public long MaximumUnpackedBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 200 * Megabyte;

    /// <summary>How many times its packed size one part may unpack to, once it is over a megabyte. Default 150: text packs 3 to 20 times.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 2.</exception>
    public int MaximumPackingRatio
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    } = 150;
}
