using System.Buffers.Binary;
using HarOrleans.Storage.Points;

namespace HarOrleans.Storage.Tests.Points;

public sealed class ChunkCodecTests
{
    private static StoredPoint Even(int i) => new(100 + (4 * i), 25 + i, i, 1.0 / (i + 1), 1_700_000_000_000 + (10 * i));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(2048)]
    public void Points_come_back_bit_for_bit(int count)
    {
        var random = new Random(count);
        var points = Enumerable.Range(0, count).Select(i => new StoredPoint(
            i, random.NextInt64(long.MinValue, long.MaxValue), random.NextInt64(long.MinValue, long.MaxValue), BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)), random.NextInt64())).ToArray();
        Same(points, ChunkCodec.Decode(ChunkCodec.Encode(points)));
    }

    [Fact]
    public void Values_that_compare_equal_or_to_nothing_keep_their_bits()
    {
        double[] values = [-0.0, 0.0, double.NaN, BitConverter.Int64BitsToDouble(0x7FF8000000000123), double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue];
        StoredPoint[] points = [.. values.Select((value, i) => new StoredPoint(i, i, i, value, i))];
        Same(points, ChunkCodec.Decode(ChunkCodec.Encode(points)));
    }

    [Fact]
    public void The_ends_of_numbers_come_back()
    {
        StoredPoint[] points = [new(long.MinValue, long.MaxValue, 0, 0, long.MinValue), new(0, long.MinValue, long.MaxValue, 0, -1), new(long.MaxValue, 0, long.MinValue, 0, long.MaxValue), new(long.MaxValue, 1, 0, 0, 0)];
        Same(points, ChunkCodec.Decode(ChunkCodec.Encode(points)));
    }

    [Fact]
    public void What_grows_evenly_costs_little_more_than_its_values()
    {
        var size = ChunkCodec.Encode([.. Enumerable.Range(0, 1000).Select(Even)]).Length;
        Assert.InRange(size, 8000, 8050);
    }

    [Fact]
    public void The_plain_form_that_a_migration_writes_is_read()
    {
        StoredPoint[] points = [.. Enumerable.Range(0, 3).Select(Even)];
        var bytes = new byte[1 + (40 * points.Length)];
        foreach (var (i, point) in points.Index())
        {
            var at = bytes.AsSpan(1 + (40 * i));
            BinaryPrimitives.WriteInt64BigEndian(at, point.Cursor);
            BinaryPrimitives.WriteInt64BigEndian(at[8..], point.Sequence);
            BinaryPrimitives.WriteInt64BigEndian(at[16..], point.Step);
            BinaryPrimitives.WriteDoubleBigEndian(at[24..], point.Value);
            BinaryPrimitives.WriteInt64BigEndian(at[32..], point.TimeMs);
        }

        Same(points, ChunkCodec.Decode(bytes));
    }

    [Fact]
    public void Bytes_that_are_no_chunk_are_refused_and_never_read_as_points()
    {
        var whole = ChunkCodec.Encode([.. Enumerable.Range(0, 20).Select(Even)]);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => ChunkCodec.Decode(whole.AsSpan(0, length)));
        }

        Assert.Throws<InvalidDataException>(() => ChunkCodec.Decode([9, .. whole]));
        Assert.Throws<InvalidDataException>(() => ChunkCodec.Decode([1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]));
    }

    private static void Same(StoredPoint[] expected, StoredPoint[] actual) => Assert.Equal(
        expected.Select(point => (point.Cursor, point.Sequence, point.Step, BitConverter.DoubleToInt64Bits(point.Value), point.TimeMs)),
        actual.Select(point => (point.Cursor, point.Sequence, point.Step, BitConverter.DoubleToInt64Bits(point.Value), point.TimeMs)));
}
