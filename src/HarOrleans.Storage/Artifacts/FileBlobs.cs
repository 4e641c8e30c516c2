using System.Runtime.CompilerServices;

namespace HarOrleans.Storage.Artifacts;

/// <summary>Bytes as files in the folder <c>.blobs</c>. They cannot be written, so that whoever opens one under an artifact's path does not change what others have.</summary>
internal sealed class FileBlobs(string root) : IBlobs
{
    /// <summary>What anybody may do with a file of bytes, as far as this user's mask allows: read it.</summary>
    public const UnixFileMode Reading = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly string _folder = Path.Combine(Path.GetFullPath(root), ArtifactPaths.Blobs);

    /// <summary>The file of a location.</summary>
    public string FileOf(string location) => Path.Combine(_folder, location);

    /// <inheritdoc />
    public Task PutAsync(string location, string file, CancellationToken cancellationToken)
    {
        var target = FileOf(location);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file) is var mode && (mode & ~Reading) != 0)
        {
            File.SetUnixFileMode(file, mode & Reading);
        }

        try
        {
            File.Move(file, target);
        }
        catch (IOException e) when (NoFolder.Was(e))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<Stream?> OpenReadAsync(string location, long bytes, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(FileOf(location), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc />
    public Task DeleteAsync(string location, CancellationToken cancellationToken)
    {
        var file = FileOf(location);
        if (File.Exists(file))
        {
            File.Delete(file);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var file in Directory.Exists(_folder) ? new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.Name != ArtifactAdoption.Marker && file.LastWriteTimeUtc < before.UtcDateTime)
            {
                yield return Path.GetRelativePath(_folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            }
        }
    }
}
