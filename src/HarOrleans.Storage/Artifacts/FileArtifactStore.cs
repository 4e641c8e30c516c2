using System.Security.Cryptography;
using HarOrleans.Abstractions;

namespace HarOrleans.Storage.Artifacts;

/// <summary>Artifacts as files in a folder. A file is written elsewhere in it, flushed to the disk, and moved into place in one step.</summary>
internal sealed class FileArtifactStore(string root) : IArtifactStore
{
    private const int DiskFull = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    private readonly ArtifactPaths _paths = new(root);

    /// <inheritdoc />
    public async Task<string> WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken = default)
    {
        var file = _paths.Resolve(path);
        var folder = Directory.CreateDirectory(Path.Combine(_paths.Root, ArtifactPaths.Unfinished));
        var unfinished = Path.Combine(folder.FullName, Path.GetRandomFileName());
        try
        {
            var digest = await WriteUnfinishedAsync(unfinished, write, cancellationToken);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Move(unfinished, file, overwrite: true);
            return digest;
        }
        catch (IOException error) when (error.HResult is DiskFull or WindowsDiskFull)
        {
            throw new StorageUnavailableException($"The disk of '{_paths.Root}' is full: '{path}' was not written. Free some space and repeat the call.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StorageUnavailableException($"'{file}' cannot be written. Give this user the right to write to the folder.", error);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <inheritdoc />
    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        var file = _paths.Resolve(path);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc />
    public Task<ArtifactFile?> FindAsync(string path, CancellationToken cancellationToken = default)
    {
        var file = new FileInfo(_paths.Resolve(path));
        return Task.FromResult(file.Exists ? new ArtifactFile(path, file.Length, file.LastWriteTimeUtc) : null);
    }

    /// <inheritdoc />
    public Task DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        var file = _paths.Resolve(path);
        if (File.Exists(file))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        var below = prefix.Trim('/');
        var folder = below.Length == 0 ? _paths.Root : _paths.Resolve(below);
        if (!Directory.Exists(folder))
        {
            return Task.FromResult<IReadOnlyList<string>>([]);
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        IReadOnlyList<string> paths =
        [
            .. Directory.EnumerateFiles(folder, "*", options)
                .Select(file => Path.GetRelativePath(_paths.Root, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(path => !path.StartsWith(ArtifactPaths.Unfinished + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        return Task.FromResult(paths);
    }

    /// <summary>Deletes what a process that died left half written. Only while no other process uses the folder.</summary>
    public void DeleteUnfinished()
    {
        var folder = Path.Combine(_paths.Root, ArtifactPaths.Unfinished);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> WriteUnfinishedAsync(string file, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        await write(stream);
        cancellationToken.ThrowIfCancellationRequested();
        stream.Flush(flushToDisk: true);

        // Read back rather than hashed on the way: a writer of zip archives goes back and changes what it wrote.
        stream.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
