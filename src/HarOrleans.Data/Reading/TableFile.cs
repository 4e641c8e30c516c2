using System.Buffers.Binary;
using System.IO.Compression;
using HarOrleans.Data.Parquet;

namespace HarOrleans.Data.Reading;

/// <summary>Opens one CSV, CSV.gz or Parquet file, and turns what goes wrong with the file itself into an error that helps.</summary>
internal static class TableFile
{
    internal const string FolderAdvice = "Name the folder that holds train and test as .csv, .csv.gz or .parquet.";

    private const string FetchAgain = "Copy or download the file again";

    /// <summary>The endings that are read, in the order in which they are looked for.</summary>
    internal static readonly string[] Endings = [".csv", ".csv.gz", ParquetEnding];

    private const string ParquetEnding = ".parquet";

    /// <summary>Finds <c>NAME.csv</c>, or else <c>NAME.csv.gz</c>, or else <c>NAME.parquet</c>, in a folder.</summary>
    internal static string Find(string folder, string name) =>
        Array.Find(Array.ConvertAll(Endings, ending => Path.Combine(folder, name + ending)), File.Exists) ?? throw new InvalidDataSetException(
            $"there is none of {string.Join(", ", Endings.Select(ending => name + ending))} in this folder", FolderAdvice, folder);

    /// <summary>Whether a file is a Parquet file, by its name.</summary>
    internal static bool IsParquet(string path) => path.EndsWith(ParquetEnding, StringComparison.Ordinal);

    /// <summary>Reads and checks one table, or takes it from the cache.</summary>
    internal static LoadedTable Read(string path, TableCache? cache, CancellationToken cancellationToken)
    {
        return cache?.Get(path, Read) ?? Read();

        LoadedTable Read() => IsParquet(path)
            ? ParquetTable.Read(path, cancellationToken)
            : Open(path, (stream, checkLength) => TableReader.Read(path, stream, checkLength, cancellationToken));
    }

    /// <summary>Opens a file and hands its text over, with a function that takes the length at the stream's end and throws where that is not all.</summary>
    internal static T Open<T>(string path, Func<Stream, Action<long>, T> read)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            if (file.Length == 0)
            {
                throw Empty(path);
            }

            if (!path.EndsWith(".gz", StringComparison.Ordinal))
            {
                return read(file, _ => { });
            }

            var promised = PromisedLength(file);
            using var unpacked = new UnpackedStream(new GZipStream(file, CompressionMode.Decompress), path, file.Length);
            return read(unpacked, length => CheckComplete(path, promised, length));
        }
        catch (InvalidDataException damaged)
        {
            throw new InvalidDataSetException(
                $"the gzip data is damaged ({damaged.Message.TrimEnd('.')})", FetchAgain + ".", path, inner: damaged);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, unreadable);
        }
    }

    internal static InvalidDataSetException Unreadable(string path, Exception cause) => cause is FileNotFoundException or DirectoryNotFoundException
        ? new("there is no such file", "Look at the path.", path, inner: cause)
        : new($"the file cannot be read ({cause.Message.TrimEnd('.')})", "See to it that this process may read it.", path, inner: cause);

    internal static InvalidDataSetException Empty(string path) => new("the file is empty", FetchAgain + ".", path);

    /// <summary>The length that the file's last four bytes give; a gzip stream that stops early reports no error of its own.</summary>
    private static uint PromisedLength(FileStream file)
    {
        Span<byte> tail = stackalloc byte[4];
        if (file.Length < 18)
        {
            return uint.MaxValue;
        }

        file.Seek(-4, SeekOrigin.End);
        file.ReadExactly(tail);
        file.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32LittleEndian(tail);
    }

    private static void CheckComplete(string path, uint promised, long length)
    {
        if (promised != unchecked((uint)length))
        {
            throw new InvalidDataSetException(
                FormattableString.Invariant($"the gzip data stops early, or is made of several parts ({length} bytes came out of it)"),
                FetchAgain + "; pack it as one part with gzip.",
                path);
        }
    }
}
