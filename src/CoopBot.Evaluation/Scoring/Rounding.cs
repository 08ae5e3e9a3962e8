using System.Numerics;

namespace CoopBot.Evaluation.Scoring;

/// <summary>Rounds figures the way Python does, so that the same figure is printed the same.</summary>
internal static class Rounding
{
    /// <summary>The double nearest to <paramref name="value"/>'s exact decimal value rounded to four places, half to even.</summary>
    /// <param name="value">Finite and not negative, as all figures are.</param>
    /// <remarks>Math.Round scales first, and that product is itself rounded: 0.00015 can come out on the wrong side.</remarks>
    public static double ToFourPlaces(double value)
    {
        const int Scale = 10_000;
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = (bits & 0xFFFFFFFFFFFFFL) | (exponent == 0 ? 0 : 1L << 52);
        int shift = 1075 - Math.Max(exponent, 1);
        if (shift <= 0)
        {
            return value; // a whole number beyond 2^52
        }

        BigInteger whole = BigInteger.DivRem(new BigInteger(mantissa) * Scale, BigInteger.One << shift, out BigInteger rest);
        int half = (rest << 1).CompareTo(BigInteger.One << shift);
        if (half > 0 || (half == 0 && !whole.IsEven))
        {
            whole++;
        }

        return (double)whole / Scale;
    }
}
