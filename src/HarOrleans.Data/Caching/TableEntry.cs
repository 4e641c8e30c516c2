using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HarOrleans.Data.Reading;
using Microsoft.Win32.SafeHandles;

namespace HarOrleans.Data;

/// <summary>
/// One kept table as a file: 8 bytes of name and version, the head's length, the head, then the features as they lie in memory (row-major float64), subjects and labels (int32), and
/// the checksum of all of it. Little-endian.
/// </summary>
internal static class TableEntry
{
    private const int Prefix = 12;
    private const int LargestHead = 16 << 20;

    /// <summary>As much of the file as stays in a processor's cache between reading and hashing it.</summary>
    private const int Piece = 1 << 18;

    private static ReadOnlySpan<byte> Name => "HARTBL2\n"u8;

    internal static void Write(string path, SourceStamp source, LoadedTable loaded)
    {
        var head = TableHead.Of(source, loaded);
        var bytes = head.Bytes();
        Span<byte> prefix = stackalloc byte[Prefix];
        Name.CopyTo(prefix);
        BinaryPrimitives.WriteInt32LittleEndian(prefix[Name.Length..], bytes.Length);
        var labels = head.Labels(loaded.Table.Activities);

        var hash = new LaneChecksum();
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        Append(file, hash, prefix);
        Append(file, hash, bytes);
        Append(file, hash, MemoryMarshal.AsBytes(loaded.Table.Features.AsSpan()));
        Append(file, hash, MemoryMarshal.AsBytes(loaded.Table.Subjects.AsSpan()));
        Append(file, hash, MemoryMarshal.AsBytes(labels.AsSpan()));
        Span<byte> checksum = stackalloc byte[LaneChecksum.Size];
        hash.Write(checksum);
        file.Write(checksum);
    }

    /// <summary>The table, where the file is there, whole and of that source; else null.</summary>
    internal static LoadedTable? TryRead(string path, SourceStamp source)
    {
        if (!BitConverter.IsLittleEndian || !File.Exists(path))
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            return Read(file, source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or OverflowException)
        {
            return null;
        }
    }

    private static LoadedTable? Read(SafeFileHandle file, SourceStamp source)
    {
        var hash = new LaneChecksum();
        var at = 0L;
        Span<byte> prefix = stackalloc byte[Prefix];
        Fill(file, hash, prefix, ref at);
        var headLength = BinaryPrimitives.ReadInt32LittleEndian(prefix[Name.Length..]);
        if (!prefix.StartsWith(Name) || headLength is < 1 or > LargestHead || headLength > RandomAccess.GetLength(file))
        {
            return null;
        }

        var bytes = new byte[headLength];
        Fill(file, hash, bytes, ref at);
        var head = TableHead.Read(bytes);
        if (head.Source != source || head.Rows < 1 || head.Names.Length < 1
            || Prefix + headLength + (head.Rows * ((head.Names.Length * (long)sizeof(double)) + (2 * sizeof(int)))) + LaneChecksum.Size != RandomAccess.GetLength(file))
        {
            return null;
        }

        // Memory is taken only now that the file is known to be as long as its head says.
        var features = GC.AllocateUninitializedArray<double>(checked(head.Rows * head.Names.Length));
        var (subjects, labels) = (new int[head.Rows], new int[head.Rows]);
        Fill(file, hash, MemoryMarshal.AsBytes(features.AsSpan()), ref at);
        Fill(file, hash, MemoryMarshal.AsBytes(subjects.AsSpan()), ref at);
        Fill(file, hash, MemoryMarshal.AsBytes(labels.AsSpan()), ref at);
        Span<byte> expected = stackalloc byte[LaneChecksum.Size];
        Span<byte> found = stackalloc byte[LaneChecksum.Size];
        hash.Write(found);
        return RandomAccess.Read(file, expected, at) == LaneChecksum.Size && found.SequenceEqual(expected) && head.HasLabels(labels)
            ? head.Loaded(features, subjects, labels)
            : null;
    }

    private static void Append(FileStream file, LaneChecksum hash, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length > 0; bytes = bytes[Math.Min(Piece, bytes.Length)..])
        {
            var piece = bytes[..Math.Min(Piece, bytes.Length)];
            hash.Append(piece);
            file.Write(piece);
        }
    }

    private static void Fill(SafeFileHandle file, LaneChecksum hash, Span<byte> bytes, ref long at)
    {
        while (bytes.Length > 0)
        {
            var piece = bytes[..Math.Min(Piece, bytes.Length)];
            for (var filled = 0; filled < piece.Length;)
            {
                var read = RandomAccess.Read(file, piece[filled..], at);
                if (read == 0)
                {
                    throw new EndOfStreamException();
                }

                filled += read;
                at += read;
            }

            hash.Append(piece);
            bytes = bytes[piece.Length..];
        }
    }
}
