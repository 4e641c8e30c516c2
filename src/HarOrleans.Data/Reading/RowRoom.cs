using System.Buffers;

namespace HarOrleans.Data.Reading;

/// <summary>Room for a table's values that grows with what is read. Where the file can be read twice its lines are counted first, so that the room is right at once and nothing is copied.</summary>
internal sealed class RowRoom
{
    /// <summary>Values that are taken without a look at what the file really holds: 64 MiB.</summary>
    private const int AtOnce = 8 << 20;

    private readonly long _lines;
    private readonly long _bytes;
    private double[] _values = [];

    /// <summary>Looks at a stream, and leaves it at its beginning.</summary>
    internal RowRoom(Stream stream)
    {
        if (stream is FileStream { CanSeek: true } file)
        {
            _bytes = file.Length;
            _lines = Lines(file);
        }
    }

    /// <summary>Values in use.</summary>
    internal int Used { get; private set; }

    /// <summary>Room for one more row; what is in it is undefined.</summary>
    internal Span<double> Row(int columns)
    {
        if (Used + columns > _values.Length)
        {
            Grow(columns);
        }

        var row = _values.AsSpan(Used, columns);
        Used += columns;
        return row;
    }

    /// <summary>The values of all rows, in an array of just their number.</summary>
    internal double[] Values()
    {
        if (Used != _values.Length)
        {
            Array.Resize(ref _values, Used);
        }

        return _values;
    }

    private void Grow(int columns)
    {
        // A row of so many columns has at least a digit and a comma for each.
        var expected = Math.Min(_lines, _bytes / (2L * columns)) * columns;
        var size = _values.Length == 0 ? Math.Clamp(expected, 64L * columns, Math.Max(AtOnce, 64L * columns)) : Math.Max(_values.Length * 2L, Used + (long)columns);
        var larger = GC.AllocateUninitializedArray<double>((int)Math.Min(size, Array.MaxLength));
        _values.AsSpan(0, Used).CopyTo(larger);
        _values = larger;
    }

    /// <summary>Lines below the header.</summary>
    private static long Lines(FileStream file)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        var ends = 0L;
        var last = (byte)'\n';
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            ends += buffer.AsSpan(0, read).Count((byte)'\n');
            last = buffer[read - 1];
        }

        ArrayPool<byte>.Shared.Return(buffer);
        file.Seek(0, SeekOrigin.Begin);
        return Math.Max(0, ends - (last == (byte)'\n' ? 1 : 0));
    }
}
