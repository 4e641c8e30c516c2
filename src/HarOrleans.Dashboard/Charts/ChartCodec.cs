using System.Buffers.Binary;
using System.Text;

namespace HarOrleans.Dashboard;

/// <summary>
/// The bytes that go to the chart module, little-endian. Per block: uint16 series, uint8 flags (1 reset, 2 label), uint8 style, uint16 bytes of
/// label, uint32 points, the label in UTF-8, then per point uint32 step and float32 value.
/// </summary>
internal static class ChartCodec
{
    /// <summary>Most bytes of one update; with the call around it a message stays under 4 kB.</summary>
    public const int UpdateLimit = 3_600;

    private const int HeaderSize = 10;
    private const int PointSize = 8;
    private const int LongestLabel = 120;

    /// <summary>Everything in one piece: for the first drawing.</summary>
    public static byte[] Encode(IEnumerable<ChartBlock> blocks)
    {
        using var bytes = new MemoryStream();
        foreach (var block in blocks)
        {
            Write(bytes, block, 0, block.Points.Count);
        }

        return bytes.ToArray();
    }

    /// <summary>Everything in pieces of at most <see cref="UpdateLimit"/> bytes: for updates.</summary>
    public static IReadOnlyList<byte[]> EncodeUpdates(IEnumerable<ChartBlock> blocks)
    {
        var pieces = new List<byte[]>();
        using var bytes = new MemoryStream();
        foreach (var block in blocks)
        {
            var from = 0;
            do
            {
                var room = (UpdateLimit - (int)bytes.Length - HeaderSize - LongestLabel) / PointSize;
                if (room < 1)
                {
                    Cut();
                    continue;
                }

                var count = Math.Min(room, block.Points.Count - from);
                Write(bytes, block, from, count);
                from += count;
            }
            while (from < block.Points.Count);
        }

        Cut();
        return pieces;

        void Cut()
        {
            if (bytes.Length > 0)
            {
                pieces.Add(bytes.ToArray());
                bytes.SetLength(0);
            }
        }
    }

    private static void Write(MemoryStream bytes, ChartBlock block, int from, int count)
    {
        var isFirst = from == 0;
        var label = isFirst && block.Label is { } named ? Clip(Encoding.UTF8.GetBytes(named.Text)) : [];
        Span<byte> header = stackalloc byte[HeaderSize];
        BinaryPrimitives.WriteUInt16LittleEndian(header, checked((ushort)block.Series));
        header[2] = (byte)((isFirst && block.Reset ? 1 : 0) | (isFirst && block.Label is not null ? 2 : 0));
        header[3] = (byte)(block.Label?.Style ?? ChartStyle.Line);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], (ushort)label.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[6..], (uint)count);
        bytes.Write(header);
        bytes.Write(label);

        Span<byte> packed = stackalloc byte[PointSize];
        for (var i = from; i < from + count; i++)
        {
            var (step, value) = block.Points[i];
            BinaryPrimitives.WriteUInt32LittleEndian(packed, (uint)Math.Clamp(step, 0, uint.MaxValue));
            BinaryPrimitives.WriteSingleLittleEndian(packed[4..], (float)value);
            bytes.Write(packed);
        }
    }

    /// <summary>Cuts a label between characters: a continuation byte begins with the bits 10.</summary>
    private static byte[] Clip(byte[] label)
    {
        if (label.Length <= LongestLabel)
        {
            return label;
        }

        var end = LongestLabel;
        while ((label[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return label[..end];
    }
}
