using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using HarOrleans.Data.Reading;
using Microsoft.Win32.SafeHandles;

namespace HarOrleans.Data;

/// <summary>
/// One kept table as a file: 8 bytes of name and version, the head's length, the head, then the features as they lie in memory (row-major float64), subjects and labels (int32), and
/// XXH128 of all of it. Little-endian.
/// </summary>
internal static class TableEntry
{
    private const int Prefix = 12;
    private const int Checksum = 16;
    private const int LargestHead = 16 << 20;

    /// <summary>As much of the file as stays in a processor's cache between reading and hashing it.</summary>
    private const int Piece = 1 << 18;

    private static ReadOnlySpan<byte> Name => "HARTBL1\n"u8;

    internal static void Write(string path, SourceStamp source, LoadedTable loaded)
    {
        var head = TableHead.Of(source, loaded);
        var bytes = head.Bytes();
        Span<byte> prefix = stackalloc byte[Prefix];
        Name.CopyTo(prefix);
        BinaryPrimitives.WriteInt32LittleEndian(prefix[Name.Length..], bytes.Length);
        var labels = Array.ConvertAll(loaded.Table.Activities, head.Label);

        var hash = new XxHash128();
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        Append(file, hash, prefix);
        Append(file, hash, bytes);
        Append(file, hash, MemoryMarshal.AsBytes(loaded.Table.Features.AsSpan()));
        Append(file, hash, MemoryMarshal.AsBytes(loaded.Table.Subjects.AsSpan()));
        Append(file, hash, MemoryMarshal.AsBytes(labels.AsSpan()));
        file.Write(hash.GetCurrentHash());
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private static LoadedTable? Read(SafeFileHandle file, SourceStamp source)
    {
        var hash = new XxHash128();
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
        if (head.Source != source || head.Rows < 1 || head.Names.Count < 1
            || Prefix + headLength + ((Int128)head.Rows * ((head.Names.Count * sizeof(double)) + (2 * sizeof(int)))) + Checksum != RandomAccess.GetLength(file))
        {
            return null;
        }

        // Memory is taken only now that the file is known to be as long as its head says.
        var features = GC.AllocateUninitializedArray<double>(checked(head.Rows * head.Names.Count));
        var (subjects, labels) = (new int[head.Rows], new int[head.Rows]);
        Fill(file, hash, MemoryMarshal.AsBytes(features.AsSpan()), ref at);
        Fill(file, hash, MemoryMarshal.AsBytes(subjects.AsSpan()), ref at);
        Fill(file, hash, MemoryMarshal.AsBytes(labels.AsSpan()), ref at);
        Span<byte> expected = stackalloc byte[Checksum];
        return RandomAccess.Read(file, expected, at) == Checksum && hash.GetCurrentHash().AsSpan().SequenceEqual(expected) && labels.All(head.HasLabel)
            ? head.Loaded(features, subjects, labels)
            : null;
    }

    private static void Append(FileStream file, XxHash128 hash, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length > 0; bytes = bytes[Math.Min(Piece, bytes.Length)..])
        {
            var piece = bytes[..Math.Min(Piece, bytes.Length)];
            hash.Append(piece);
            file.Write(piece);
        }
    }

    private static void Fill(SafeFileHandle file, XxHash128 hash, Span<byte> bytes, ref long at)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(file, bytes[..Math.Min(Piece, bytes.Length)], at);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            hash.Append(bytes[..read]);
            at += read;
            bytes = bytes[read..];
        }
    }
}
