using System.Security.Cryptography;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;

namespace HarOrleans.Storage.Artifacts;

/// <summary>
/// Artifacts by their content. A file is written beside, flushed to the disk and hashed; its bytes become a blob of a location that nothing else ever has; then one transaction names
/// them. A death between the steps leaves a file without a name, which <see cref="SweepAsync"/> takes.
/// </summary>
internal sealed class ArtifactStore(ArtifactRows rows, IBlobs blobs, ArtifactTree? tree, ArtifactPaths paths, TimeProvider time) : IArtifactStore, IDisposable
{
    private const int SweepAtOnce = 500;

    /// <summary>Nothing is written for so long without a byte.</summary>
    private static readonly TimeSpan Unfinished = TimeSpan.FromDays(1);

    /// <summary>Two writers of one path show it in the order in which their transactions were.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <inheritdoc />
    public async Task<string> WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken = default)
    {
        Check(path);
        var row = await StageAsync(path, write, cancellationToken);
        return (await NameAsync(row)).Sha256;
    }

    /// <inheritdoc />
    public async Task<ArtifactFile> ReceiveAsync(string path, Stream content, ArtifactExpectation expected, CancellationToken cancellationToken = default)
    {
        Check(path);
        var row = await StageFileAsync(path, async file =>
        {
            var sha256 = await Receiving.CopyAsync(path, content, file, expected, cancellationToken);
            file.Flush(flushToDisk: true);
            return sha256;
        }, cancellationToken);
        return await NameAsync(row);
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        Check(path);
        for (string? missed = null; ;)
        {
            if (await rows.FindAsync(path, cancellationToken) is not { } row)
            {
                return null;
            }

            // A file that was replaced since its row was read has another location now.
            if (await blobs.OpenReadAsync(row.Location, row.Bytes, cancellationToken) is { } stream)
            {
                return stream;
            }

            if (row.Location == missed)
            {
                throw new StorageUnavailableException($"The bytes of '{path}' are not where the database says ('{row.Location}'). Give the state folder, or the bucket, that they were written to.", null) { IsElsewhere = true };
            }

            missed = row.Location;
        }
    }

    /// <inheritdoc />
    public async Task<ArtifactFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        Check(path);
        return (await rows.FindAsync(path, cancellationToken))?.File;
    }

    /// <inheritdoc />
    public async Task<bool> CopyAsync(string from, string to, CancellationToken cancellationToken = default)
    {
        Check(from);
        Check(to);
        return await NameAsync(to, () => rows.CopyAsync(from, to, time.GetUtcNow(), cancellationToken)) is not null;
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        Check(path);
        string? freed;
        using (await TurnAsync(path))
        {
            freed = await rows.DeleteAsync(path, cancellationToken);
            tree?.Hide(path);
        }

        await DropAsync(freed);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ArtifactFile>> ListAsync(string folder, CancellationToken cancellationToken = default)
    {
        var below = folder.Trim('/');
        if (below.Length > 0)
        {
            Check(below);
        }

        return [.. (await rows.ListAsync(below, cancellationToken)).Select(row => row.File)];
    }

    /// <inheritdoc />
    public async Task<int> SweepAsync(TimeSpan grace, CancellationToken cancellationToken = default)
    {
        var swept = SweepUnfinished();
        await foreach (var old in blobs.ListAsync(time.GetUtcNow() - grace, cancellationToken).Chunk(SweepAtOnce).WithCancellation(cancellationToken))
        {
            foreach (var location in await rows.UnknownAsync(old, cancellationToken))
            {
                await blobs.DeleteAsync(location, cancellationToken);
                swept++;
            }
        }

        return swept;
    }

    public void Dispose() => Array.ForEach(_turns, turn => turn.Dispose());

    /// <summary>Names a finished file that already lies on the disk; what is there under the path stays where it is the same.</summary>
    internal async Task AdoptAsync(string path, string file, DateTimeOffset modifiedAt, CancellationToken cancellationToken)
    {
        string sha256;
        long bytes;
        await using (var stream = File.OpenRead(file))
        {
            (sha256, bytes) = (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)), stream.Length);
        }

        var copy = NewName();
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        if (!HardLink.TryMake(file, copy))
        {
            File.Copy(file, copy);
        }

        await NameAsync(await PlaceAsync(path, copy, sha256, bytes, modifiedAt, cancellationToken));
    }

    /// <summary>Writes bytes to a location that nothing else ever has, where they stay without a name until somebody names them, <see cref="DropAsync"/> or the sweep takes them.</summary>
    internal Task<ArtifactRow> StageAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken) => StageFileAsync(path, async file =>
    {
        await write(file);
        cancellationToken.ThrowIfCancellationRequested();
        file.Flush(flushToDisk: true);

        // Read back rather than hashed on the way: a writer of zip archives goes back and changes what it wrote.
        file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }, cancellationToken);

    /// <summary>Takes bytes away that have no name. What cannot be deleted now is swept later.</summary>
    internal async Task DropAsync(string? location)
    {
        try
        {
            if (location is not null)
            {
                await blobs.DeleteAsync(location, CancellationToken.None);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or HarException)
        {
        }
    }

    /// <summary>Takes a path, whose row is gone, out of the folder that shows them.</summary>
    internal void Hide(string path) => tree?.Hide(path);

    /// <summary>As <see cref="StageAsync"/>, for one who hashes on the way. Where others see the path, the caller has checked what it leads through.</summary>
    private async Task<ArtifactRow> StageFileAsync(string path, Func<FileStream, Task<string>> write, CancellationToken cancellationToken)
    {
        ArtifactPaths.Check(path);
        string? unfinished = null;
        try
        {
            string sha256;
            long bytes;
            await using (var stream = NewFile())
            {
                unfinished = stream.Name;
                sha256 = await write(stream);
                bytes = stream.Length;
            }

            var row = await PlaceAsync(path, unfinished, sha256, bytes, time.GetUtcNow(), cancellationToken);
            unfinished = null; // taken over
            return row;
        }
        catch (Exception error) when (DiskErrors.Explain(error, paths.Root, path) is { } explained)
        {
            throw explained;
        }
        finally
        {
            if (unfinished is not null)
            {
                File.Delete(unfinished);
            }
        }
    }

    private async Task<ArtifactRow> PlaceAsync(string path, string file, string sha256, long bytes, DateTimeOffset modifiedAt, CancellationToken cancellationToken)
    {
        var row = new ArtifactRow(path, sha256, bytes, modifiedAt, $"{sha256[..2]}/{sha256}.{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}");
        await blobs.PutAsync(row.Location, file, cancellationToken);
        return row;
    }

    private async Task<ArtifactFile> NameAsync(ArtifactRow offered)
    {
        ArtifactRow? named = null;
        try
        {
            // Not cancelled from here: whoever gave up would not know what became of it.
            named = (await NameAsync(offered.Path, async () => await rows.PutAsync(offered, CancellationToken.None)))!;
            return named.File;
        }
        catch (StorageUnavailableException)
        {
            // Whether the row is there may be unknown. The sweep knows later.
            named = offered;
            throw;
        }
        finally
        {
            if (named?.Location != offered.Location)
            {
                await DropAsync(offered.Location);
            }
        }
    }

    private async Task<ArtifactRow?> NameAsync(string path, Func<Task<PutArtifact?>> name)
    {
        PutArtifact? put;
        using (await TurnAsync(path))
        {
            put = await name();
            if (put is not null)
            {
                tree?.Show(path, put.Row.Location);
            }
        }

        await DropAsync(put?.Freed);
        return put?.Row;
    }

    private async Task<IDisposable> TurnAsync(string path)
    {
        var turn = _turns[(uint)StringComparer.Ordinal.GetHashCode(path) % _turns.Length];
        await turn.WaitAsync();
        return new Turn(turn);
    }

    /// <summary>What servers that died were writing, where others share the folder and so none empties it at its start.</summary>
    private int SweepUnfinished()
    {
        var folder = new DirectoryInfo(Path.Combine(paths.Root, ArtifactPaths.Unfinished));
        var old = folder.Exists ? folder.GetFiles().Where(file => file.LastWriteTimeUtc < (time.GetUtcNow() - Unfinished).UtcDateTime).ToList() : [];
        old.ForEach(file => file.Delete());
        return old.Count;
    }

    /// <summary>A new file, that nobody can write once it is closed: <see cref="FileBlobs"/> keeps it so.</summary>
    private FileStream NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileBlobs.Reading;
        }

        var file = NewName();
        try
        {
            return new FileStream(file, options);
        }
        catch (IOException e) when (NoFolder.Was(e))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new FileStream(file, options);
        }
    }

    private string NewName() => Path.Combine(paths.Root, ArtifactPaths.Unfinished, Path.GetRandomFileName());

    private void Check(string path)
    {
        if (tree is null)
        {
            ArtifactPaths.Check(path);
        }
        else
        {
            paths.Resolve(path);
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
