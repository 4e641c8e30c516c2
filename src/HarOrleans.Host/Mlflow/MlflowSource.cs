using System.Formats.Tar;
using System.IO.Compression;
using HarOrleans.Host.Output;
using SharpCompress.Compressors.Xz;

namespace HarOrleans.Host.Mlflow;

/// <summary>A file store's folder: as it was given, or unpacked from an archive into a folder that goes when this is disposed.</summary>
internal sealed class MlflowSource : IDisposable
{
    /// <summary>An archive may grow to this without suspicion.</summary>
    private const long Harmless = 1L << 30;

    /// <summary>Beyond that, how many times its own size it may have: real stores compress 3 to 30 times, bombs a thousand times.</summary>
    private const long MostGrowth = 200;

    private const int MostEntries = 5_000_000;

    private readonly string? _unpacked;

    private MlflowSource(string root, string? unpacked) => (Root, _unpacked) = (root, unpacked);

    /// <summary>The folder of the experiments.</summary>
    internal string Root { get; }

    /// <exception cref="BadInputException">It is no file store, or an archive that is damaged or hostile.</exception>
    internal static async Task<MlflowSource> OpenAsync(string from, CancellationToken cancellationToken)
    {
        if (Directory.Exists(from))
        {
            return new(FindRoot(from, from), null);
        }

        if (!File.Exists(from))
        {
            throw new BadInputException($"DIR|TAR '{from}': there is no such folder or file. Give MLflow's mlruns folder, or a .tar, .tar.xz or .tar.gz of it.");
        }

        var unpacked = Directory.CreateTempSubdirectory("har-mlflow-").FullName;
        try
        {
            await UnpackAsync(from, unpacked, cancellationToken);
            return new(FindRoot(from, unpacked), unpacked);
        }
        catch (Exception e)
        {
            Directory.Delete(unpacked, recursive: true);
            if (e is BadInputException or OperationCanceledException)
            {
                throw;
            }

            throw new BadInputException($"DIR|TAR '{from}': it cannot be unpacked: {e.Message.TrimEnd('.')}. Nothing was imported.");
        }
    }

    public void Dispose()
    {
        if (_unpacked is not null)
        {
            Directory.Delete(_unpacked, recursive: true);
        }
    }

    private static async Task UnpackAsync(string from, string to, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(from);
        var most = Math.Max(Harmless, file.Length * MostGrowth);
        await using Stream packed = from switch
        {
            _ when from.EndsWith("xz", StringComparison.OrdinalIgnoreCase) => new XZStream(file),
            _ when from.EndsWith("gz", StringComparison.OrdinalIgnoreCase) => new GZipStream(file, CompressionMode.Decompress),
            _ => file,
        };
        await using var tar = new TarReader(packed);
        var entries = 0;
        for (var bytes = 0L; await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry;)
        {
            bytes += Math.Max(0, entry.Length);
            if (bytes > most || ++entries > MostEntries)
            {
                throw new BadInputException($"DIR|TAR '{from}': at '{entry.Name}' it has grown beyond {TextFormat.Size(most)} or {MostEntries:N0} entries, as no file store does. Nothing was imported.");
            }

            await WriteAsync(from, to, entry, cancellationToken);
        }
    }

    private static async Task WriteAsync(string from, string to, TarEntry entry, CancellationToken cancellationToken)
    {
        if (entry.EntryType is TarEntryType.GlobalExtendedAttributes)
        {
            return;
        }

        var parts = entry.Name.TrimEnd('/').Split('/').Where(part => part != ".").ToArray();
        if (parts.Any(part => part is "" or ".." || part.Any(char.IsControl) || part.Contains('\\', StringComparison.Ordinal)))
        {
            throw new BadInputException($"DIR|TAR '{from}': the entry '{entry.Name}' would lie outside of the store. Nothing was imported.");
        }

        var path = Path.Combine([to, .. parts]);
        switch (entry.EntryType)
        {
            case TarEntryType.Directory:
                Directory.CreateDirectory(path);
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                {
                    await (entry.DataStream ?? Stream.Null).CopyToAsync(target, cancellationToken);
                }

                break;
            default:
                throw new BadInputException($"DIR|TAR '{from}': the entry '{entry.Name}' is a {entry.EntryType}; only files and folders belong to a store. Nothing was imported.");
        }
    }

    /// <summary>The folder itself, its <c>mlruns</c>, or the one folder in it: whichever has experiments.</summary>
    private static string FindRoot(string from, string folder)
    {
        string[] places = [folder, Path.Combine(folder, "mlruns"), .. Directory.GetDirectories(folder) is [var only] ? [only, Path.Combine(only, "mlruns")] : (string[])[]];
        return places.FirstOrDefault(place => MlflowFiles.Folders(place).Concat(MlflowFiles.Folders(Path.Combine(place, ".trash"))).Any(IsExperiment))
            ?? throw new BadInputException($"DIR|TAR '{from}': it holds no experiment of MLflow, a folder with a meta.yaml that names its experiment_id. Give the mlruns folder, or an archive of it.");
    }

    private static bool IsExperiment(string folder) =>
        File.Exists(Path.Combine(folder, "meta.yaml")) && File.ReadLines(Path.Combine(folder, "meta.yaml")).Take(50).Any(line => line.StartsWith("experiment_id:", StringComparison.Ordinal));
}
