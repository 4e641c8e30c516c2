using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HarOrleans.Data.Reading;

/// <summary>
/// Reads the numbers of a line in one go, as long as they have the common form: a sign or none, one digit, a point and up to 16 decimals. Eight digits are found and turned into a
/// number at once, in one 64-bit word. The value is one exact division, as in <see cref="Utf8Number"/>, so the bits are the framework's.
/// </summary>
internal static class FastNumbers
{
    /// <summary>What may be looked at from a number's first digit on: digit, point, two words of decimals, and what follows them.</summary>
    private const int Reach = 20;

    private const ulong Zeros = 0x3030303030303030;
    private const ulong LargestExact = 1UL << 53;

    private static ReadOnlySpan<double> Powers => [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16];

    private static ReadOnlySpan<ulong> WholePowers => [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Reads numbers that end with a comma, and stops before the first of another form, near the line's end, or where the target is full.</summary>
    /// <param name="line">The line; moved on past what was read.</param>
    /// <param name="target">Takes the values.</param>
    /// <returns>How many were read.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Read(ref ReadOnlySpan<byte> line, Span<double> target)
    {
        ref var start = ref MemoryMarshal.GetReference(line);
        var at = 0;
        var read = 0;
        while (read < target.Length)
        {
            var from = at;
            var negative = from < line.Length && Unsafe.Add(ref start, from) == (byte)'-';
            from += negative ? 1 : 0;
            if (from > line.Length - Reach)
            {
                break;
            }

            var first = (uint)(Unsafe.Add(ref start, from) - '0');
            if (first > 9 || Unsafe.Add(ref start, from + 1) != (byte)'.')
            {
                break;
            }

            var decimals = Digits(Word(ref start, from + 2), out var mantissa);
            if (decimals == 8)
            {
                decimals += Digits(Word(ref start, from + 10), out var more);
                mantissa = (mantissa * WholePowers[decimals - 8]) + more;
            }

            mantissa += first * (decimals > 8 ? WholePowers[8] * WholePowers[decimals - 8] : WholePowers[decimals]);
            if (decimals == 0 || mantissa > LargestExact || Unsafe.Add(ref start, from + 2 + decimals) != (byte)',')
            {
                break;
            }

            var value = mantissa / Powers[decimals];
            target[read++] = negative ? -value : value;
            at = from + decimals + 3;
        }

        line = line[at..];
        return read;
    }

    /// <summary>How many of a word's bytes from the first on are digits, and the number that they are.</summary>
    private static int Digits(ulong word, out ulong value)
    {
        word ^= Zeros;

        // A byte above 9 gets its highest bit set; a carry out of it reaches only the bytes behind, which do not matter.
        var others = ((word + 0x7676767676767676) | word) & 0x8080808080808080;
        var count = BitOperations.TrailingZeroCount(others) >> 3;
        if (count == 0)
        {
            value = 0;
            return 0;
        }

        // Zeros in front, then pairs, fours and eights of digits at once.
        word <<= (8 - count) * 8;
        word = (word * 10) + (word >> 8);
        value = (((word & 0x000000FF000000FF) * 0x000F424000000064) + (((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
        return count;
    }

    private static ulong Word(ref byte start, int at)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }
}
