using System.Buffers.Binary;

namespace HarOrleans.Data.Parquet.Checking;

/// <summary>What stands before delta-encoded numbers: how many make a block, in how many parts, and how many there are. The library makes room for a part before it looks for its numbers.</summary>
internal static class DeltaHeader
{
    private const ulong LargestBlock = 1 << 16;

    /// <summary>Compares it with the page.</summary>
    /// <param name="bytes">The page's bytes, unpacked.</param>
    /// <param name="page">The page.</param>
    /// <param name="hasLevels">Whether the marks of missing values stand before it, with their length.</param>
    internal static void Check(ReadOnlySpan<byte> bytes, ParquetPage page, bool hasLevels)
    {
        if (hasLevels)
        {
            var levels = bytes.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
            bytes = levels < 0 || levels > bytes.Length - sizeof(int) ? throw page.Wrong("its marks of missing values go past its end") : bytes[(sizeof(int) + levels)..];
        }

        var (block, parts, values) = (Varint(ref bytes, page), Varint(ref bytes, page), Varint(ref bytes, page));
        if (block > LargestBlock || parts == 0 || parts > block || block % parts != 0 || values > (ulong)page.Values || (!hasLevels && values != (ulong)(page.Values - (page.Nulls ?? 0))))
        {
            throw page.Wrong(FormattableString.Invariant($"it claims {values} numbers in blocks of {block}, in {parts} parts"));
        }
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes, ParquetPage page)
    {
        var value = 0UL;
        for (var at = 0; at < Math.Min(bytes.Length, 5); at++)
        {
            value |= (ulong)(bytes[at] & 0x7f) << (7 * at);
            if (bytes[at] < 0x80)
            {
                bytes = bytes[(at + 1)..];
                return value;
            }
        }

        throw page.Wrong("its numbers have no header");
    }
}
