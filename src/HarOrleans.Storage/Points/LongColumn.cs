using System.Buffers;

namespace HarOrleans.Storage.Points;

/// <summary>
/// A column of whole numbers that mostly grow evenly: the first, the first step, and how each further step differs from the one before, in as few bytes as they need
/// (zigzag, seven bits a byte). A column of equal steps is those two numbers. Differences wrap around, so that every long comes back.
/// </summary>
internal static class LongColumn
{
    private const byte Even = 0;
    private const byte Uneven = 1;
    private const int MostBytes = 10;

    /// <summary>Writes a column; its length stands elsewhere.</summary>
    public static void Put(ArrayBufferWriter<byte> bytes, ReadOnlySpan<long> numbers)
    {
        var span = bytes.GetSpan((numbers.Length + 2) * MostBytes);
        var (at, step) = (1, numbers.Length > 1 ? unchecked(numbers[1] - numbers[0]) : 0);
        span[0] = IsEven(numbers, step) ? Even : Uneven;
        if (numbers.Length > 0)
        {
            at += Write(span[at..], ZigZag(numbers[0]));
            at += Write(span[at..], ZigZag(step));
        }

        for (var i = 2; i < numbers.Length && span[0] == Uneven; i++)
        {
            var next = unchecked(numbers[i] - numbers[i - 1]);
            at += Write(span[at..], ZigZag(unchecked(next - step)));
            step = next;
        }

        bytes.Advance(at);
    }

    /// <summary>Reads a column of so many numbers, and goes on behind it.</summary>
    public static long[] Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (bytes.IsEmpty)
        {
            throw Short();
        }

        var even = bytes[0] == Even;
        bytes = bytes[1..];
        var numbers = new long[count];
        if (count == 0)
        {
            return numbers;
        }

        numbers[0] = UnZigZag(TakeUnsigned(ref bytes));
        var step = UnZigZag(TakeUnsigned(ref bytes));
        for (var i = 1; i < count; i++)
        {
            step = i == 1 || even ? step : unchecked(step + UnZigZag(TakeUnsigned(ref bytes)));
            numbers[i] = unchecked(numbers[i - 1] + step);
        }

        return numbers;
    }

    /// <summary>Writes one number, seven bits a byte.</summary>
    public static void PutUnsigned(ArrayBufferWriter<byte> bytes, ulong number) => bytes.Advance(Write(bytes.GetSpan(MostBytes), number));

    /// <summary>Reads one number, and goes on behind it.</summary>
    public static ulong TakeUnsigned(ref ReadOnlySpan<byte> bytes)
    {
        ulong number = 0;
        for (var i = 0; i < Math.Min(bytes.Length, MostBytes); i++)
        {
            number |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return number;
            }
        }

        throw Short();
    }

    private static bool IsEven(ReadOnlySpan<long> numbers, long step)
    {
        for (var i = 2; i < numbers.Length; i++)
        {
            if (unchecked(numbers[i] - numbers[i - 1]) != step)
            {
                return false;
            }
        }

        return true;
    }

    private static int Write(Span<byte> bytes, ulong number)
    {
        var at = 0;
        for (; number >= 0x80; number >>= 7)
        {
            bytes[at++] = (byte)(number | 0x80);
        }

        bytes[at++] = (byte)number;
        return at;
    }

    private static ulong ZigZag(long number) => (ulong)((number << 1) ^ (number >> 63));

    private static long UnZigZag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);

    private static InvalidDataException Short() => new("A chunk of metric points ends too early: the database is damaged.");
}
