using System.IO.Compression;
using System.IO.Hashing;

namespace HarOrleans.Data.Windows;

/// <summary>One array of an .npz file: its header, read and checked, and its numbers, read later and once.</summary>
internal sealed class NpyArray
{
    private const string FetchAgain = "Copy or write the file again.";
    private readonly string _path;
    private readonly ZipArchiveEntry _entry;

    private NpyArray(string path, string name, ZipArchiveEntry entry, NpyHeader header)
    {
        _path = path;
        _entry = entry;
        Name = name;
        Header = header;
    }

    internal string Name { get; }

    internal NpyHeader Header { get; }

    /// <summary>Reads the header and compares the shape with the length of the entry.</summary>
    internal static NpyArray Open(string path, string name, ZipArchiveEntry entry)
    {
        try
        {
            using var stream = entry.Open();
            var header = NpyHeader.Read(stream);
            var array = new NpyArray(path, name, entry, header);
            var numbers = header.Shape.Aggregate((Int128)1, (product, length) => product * length);
            if ((numbers * NpyNumber.Size(header.Type)) + header.Bytes != entry.Length)
            {
                throw array.Refuse(
                    FormattableString.Invariant($"of type '{header.Type}' and shape {header.ShapeText} does not fit its {entry.Length} bytes"), FetchAgain);
            }

            return array;
        }
        catch (Exception damaged) when (NpzFile.MeansDamage(damaged))
        {
            throw Refuse(path, name, damaged is EndOfStreamException ? "stops early" : damaged.Message.TrimEnd('.'), FetchAgain, damaged);
        }
    }

    /// <summary>Reads all numbers in order and compares the checksum.</summary>
    internal void Read(Action<long, double> take, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = _entry.Open();
            var checksum = new Crc32();
            var buffer = new byte[1 << 16];
            stream.ReadExactly(buffer, 0, Header.Bytes);
            checksum.Append(buffer.AsSpan(0, Header.Bytes));
            var (type, size) = (Header.Type, NpyNumber.Size(Header.Type));
            var left = _entry.Length - Header.Bytes;
            for (var at = 0L; left > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
                stream.ReadExactly(part);
                checksum.Append(part);
                left -= part.Length;
                for (; !part.IsEmpty; part = part[size..])
                {
                    take(at++, NpyNumber.Read(type, part));
                }
            }

            if (stream.ReadByte() >= 0 || checksum.GetCurrentHashAsUInt32() != _entry.Crc32)
            {
                throw new InvalidDataException("does not match its checksum");
            }
        }
        catch (Exception damaged) when (NpzFile.MeansDamage(damaged))
        {
            throw Refuse(_path, Name, damaged is EndOfStreamException ? "stops early" : damaged.Message.TrimEnd('.'), FetchAgain, damaged);
        }
    }

    internal InvalidDataSetException Refuse(string problem, string advice) => Refuse(_path, Name, problem, advice);

    private static InvalidDataSetException Refuse(string path, string name, string problem, string advice, Exception? inner = null) =>
        new($"the array '{name}' {problem}", advice, path, inner: inner);
}
