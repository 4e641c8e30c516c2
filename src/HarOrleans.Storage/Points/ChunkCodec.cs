using System.Buffers;
using System.Buffers.Binary;

namespace HarOrleans.Storage.Points;

/// <summary>
/// Points as bytes. The first byte says how: packed is a count and a column each of cursors, sequences, steps, times and the doubles' bits; plain, which a migration writes where a database
/// has no better means, is 40 bytes a point, big-endian: cursor, sequence, step, value, time.
/// </summary>
internal static class ChunkCodec
{
    private const byte Plain = 0;
    private const byte Packed = 1;
    private const int PlainSize = 40;

    /// <summary>Packs points, in the order of their cursors.</summary>
    public static byte[] Encode(ReadOnlySpan<StoredPoint> points)
    {
        var bytes = new ArrayBufferWriter<byte>(32 + (points.Length * 12));
        bytes.GetSpan(1)[0] = Packed;
        bytes.Advance(1);
        LongColumn.PutUnsigned(bytes, (ulong)points.Length);
        var column = ArrayPool<long>.Shared.Rent(points.Length);
        try
        {
            var numbers = column.AsSpan(0, points.Length);
            Put(bytes, points, numbers, static point => point.Cursor);
            Put(bytes, points, numbers, static point => point.Sequence);
            Put(bytes, points, numbers, static point => point.Step);
            Put(bytes, points, numbers, static point => point.TimeMs);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(column);
        }

        var values = bytes.GetSpan(points.Length * sizeof(double));
        for (var i = 0; i < points.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(values[(i * sizeof(double))..], points[i].Value);
        }

        bytes.Advance(points.Length * sizeof(double));
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The points of a chunk, in the order of their cursors.</summary>
    /// <exception cref="InvalidDataException">These are no chunk's bytes.</exception>
    public static StoredPoint[] Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [Packed, .. var packed] => Unpack(packed),
        [Plain, .. var plain] when plain.Length % PlainSize == 0 => ReadPlain(plain),
        _ => throw new InvalidDataException($"A chunk of metric points of {bytes.Length} bytes is of no known form: the database is damaged, or of a newer version."),
    };

    private static void Put(ArrayBufferWriter<byte> bytes, ReadOnlySpan<StoredPoint> points, Span<long> column, Func<StoredPoint, long> number)
    {
        for (var i = 0; i < points.Length; i++)
        {
            column[i] = number(points[i]);
        }

        LongColumn.Put(bytes, column);
    }

    private static StoredPoint[] Unpack(ReadOnlySpan<byte> bytes)
    {
        var announced = LongColumn.TakeUnsigned(ref bytes);
        if (announced > (ulong)bytes.Length / sizeof(double))
        {
            throw new InvalidDataException($"A chunk of metric points announces {announced} points in {bytes.Length} bytes: the database is damaged.");
        }

        var count = (int)announced;
        var cursors = LongColumn.Take(ref bytes, count);
        var sequences = LongColumn.Take(ref bytes, count);
        var steps = LongColumn.Take(ref bytes, count);
        var times = LongColumn.Take(ref bytes, count);
        if (bytes.Length != count * sizeof(double))
        {
            throw new InvalidDataException($"A chunk of {count} metric points has {bytes.Length} bytes of values: the database is damaged.");
        }

        var points = new StoredPoint[count];
        for (var i = 0; i < count; i++)
        {
            points[i] = new(cursors[i], sequences[i], steps[i], BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]), times[i]);
        }

        return points;
    }

    private static StoredPoint[] ReadPlain(ReadOnlySpan<byte> bytes)
    {
        var points = new StoredPoint[bytes.Length / PlainSize];
        for (var i = 0; i < points.Length; i++)
        {
            var point = bytes.Slice(i * PlainSize, PlainSize);
            points[i] = new(
                BinaryPrimitives.ReadInt64BigEndian(point),
                BinaryPrimitives.ReadInt64BigEndian(point[8..]),
                BinaryPrimitives.ReadInt64BigEndian(point[16..]),
                BinaryPrimitives.ReadDoubleBigEndian(point[24..]),
                BinaryPrimitives.ReadInt64BigEndian(point[32..]));
        }

        return points;
    }
}
