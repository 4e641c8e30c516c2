using System.Security.Cryptography;
using System.Text;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>
/// The files of a run or model. Bytes go over HTTP under short-lived signed URLs, streamed, and are compared by SHA-256 at both ends. Every method throws <see cref="NotFoundException"/>
/// where there is no such run, model or file, and <see cref="ArtifactException"/> with its code where the server refuses: a path that escapes, a full disk, other bytes than stated.
/// </summary>
public sealed partial class ArtifactsHandle
{
    private readonly IArtifactDoor _door;
    private readonly IArtifactTransport _transport;
    private readonly Transfers _transfers;

    internal ArtifactsHandle(IArtifactDoor door, IArtifactTransport transport, TimeProvider time) => (_door, _transport, _transfers) = (door, transport, new Transfers(time));

    /// <summary>All files, sorted by path.</summary>
    public Task<IReadOnlyList<ArtifactInfo>> ListAllAsync(CancellationToken cancellationToken = default) => _door.ListAsync(cancellationToken);

    /// <summary>What lies directly in a folder: files and folders by name; empty where there is no such folder.</summary>
    /// <param name="folder">The folder's path, or empty for the top.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<ArtifactEntry>> ListAsync(string folder = "", CancellationToken cancellationToken = default) =>
        ArtifactFolders.Of(await _door.ListAsync(cancellationToken), folder);

    /// <summary>
    /// Stores a file, in place of one of that path; durable once it returns. Safe to repeat: the same bytes are stored once. Through faults of the connection it begins again.
    /// </summary>
    /// <param name="file">The file on this machine.</param>
    /// <param name="path">Its path among the artifacts; null for its name.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Gives up; then the file before stays.</param>
    /// <returns>Its SHA-256 in lower-case hex.</returns>
    public async Task<string> UploadAsync(string file, string? path = null, IProgress<ArtifactProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        await using var stream = new FileStream(file, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        return await UploadAsync(stream, path ?? Path.GetFileName(file), progress, cancellationToken);
    }

    /// <summary>Stores a text in UTF-8.</summary>
    public async Task<string> UploadTextAsync(string text, string path, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await UploadAsync(stream, path, null, cancellationToken);
    }

    /// <summary>Stores what a stream holds from its present place on. It is read twice, so it must be seekable.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="path">The file's path among the artifacts.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Gives up; then the file before stays.</param>
    public async Task<string> UploadAsync(Stream content, string path, IProgress<ArtifactProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var start = content.Position;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        var bytes = content.Length - start;
        return await _transfers.DoAsync(
            async (gotOn, cancelled) =>
            {
                var grant = await _door.GrantAsync(new ArtifactRequest(ArtifactRequest.Put, path, bytes, sha256), cancelled);
                content.Position = start;
                var counted = new CountingStream(content, at =>
                {
                    gotOn();
                    progress?.Report(new(path, at - start, bytes));
                });
                return await _transport.PutAsync(grant, counted, cancelled);
            },
            cancellationToken);
    }

    /// <summary>Stores every file below a folder; returns how many. Files that are there with the same bytes are not sent.</summary>
    /// <param name="folder">The folder on this machine. Links in it are not followed.</param>
    /// <param name="path">Its path among the artifacts; empty for the top.</param>
    /// <param name="progress">Hears how far each file is.</param>
    /// <param name="cancellationToken">Gives up; files that were stored stay.</param>
    public async Task<int> UploadFolderAsync(string folder, string path = "", IProgress<ArtifactProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        var known = (await _door.ListAsync(cancellationToken)).ToDictionary(file => file.Path);
        var sent = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
        {
            var target = $"{path.Trim('/')}/{Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')}".TrimStart('/');
            if (!await IsSameAsync(known.GetValueOrDefault(target), file, cancellationToken))
            {
                await UploadAsync(file, target, progress, cancellationToken);
                sent++;
            }
        }

        return sent;
    }

    /// <summary>Deletes a file for ever.</summary>
    public Task DeleteAsync(string path, CancellationToken cancellationToken = default) => _door.DeleteAsync(path, cancellationToken);

    /// <summary>Whether a stored file has the bytes of one on this machine.</summary>
    public static async Task<bool> IsSameAsync(ArtifactInfo? stored, string file, CancellationToken cancellationToken)
    {
        if (stored?.Sha256 is null || stored.Bytes != new FileInfo(file).Length)
        {
            return false;
        }

        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) == stored.Sha256;
    }
}
