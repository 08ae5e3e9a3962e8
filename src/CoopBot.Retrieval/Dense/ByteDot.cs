using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoopBot.Retrieval.Dense;

/// <summary>Inner products of signed bytes, the first pass over many vectors.</summary>
internal static class ByteDot
{
    private const int Width = 32;

    /// <summary>The inner product; both have the same length, a multiple of 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Dot(ReadOnlySpan<sbyte> x, ReadOnlySpan<sbyte> y) => AvxVnni.IsSupported ? DotVnni(x, y) : DotPortable(x, y);

    /// <summary>Lengths are padded with zeros up to a multiple of this.</summary>
    public static int PaddedLength(int length) => (length + Width - 1) / Width * Width;

    // VPDPBUSD multiplies unsigned by signed bytes. |x| and y with the sign of x give the same products as x and y.
    private static int DotVnni(ReadOnlySpan<sbyte> x, ReadOnlySpan<sbyte> y)
    {
        ref sbyte left = ref MemoryMarshal.GetReference(x);
        ref sbyte right = ref MemoryMarshal.GetReference(y);
        Vector256<int> sum = Vector256<int>.Zero;
        for (int i = 0; i < x.Length; i += Width)
        {
            Vector256<sbyte> a = Vector256.LoadUnsafe(ref left, (nuint)i);
            Vector256<sbyte> b = Vector256.LoadUnsafe(ref right, (nuint)i);
            sum = AvxVnni.MultiplyWideningAndAdd(sum, Avx2.Abs(a), Avx2.Sign(b, a));
        }

        return Vector256.Sum(sum);
    }

    internal static int DotPortable(ReadOnlySpan<sbyte> x, ReadOnlySpan<sbyte> y)
    {
        ref sbyte left = ref MemoryMarshal.GetReference(x);
        ref sbyte right = ref MemoryMarshal.GetReference(y);
        Vector256<int> sum = Vector256<int>.Zero;
        for (int i = 0; i < x.Length; i += Width)
        {
            (Vector256<short> a0, Vector256<short> a1) = Vector256.Widen(Vector256.LoadUnsafe(ref left, (nuint)i));
            (Vector256<short> b0, Vector256<short> b1) = Vector256.Widen(Vector256.LoadUnsafe(ref right, (nuint)i));
            // Two products of at most 127 * 127 fit into a short.
            (Vector256<int> low, Vector256<int> high) = Vector256.Widen((a0 * b0) + (a1 * b1));
            sum += low + high;
        }

        return Vector256.Sum(sum);
    }
}
