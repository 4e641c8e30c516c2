using System.Security.Cryptography;
using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <content>Reading.</content>
public sealed partial class ArtifactsHandle
{
    private const int AtOnce = 128 * 1024;

    /// <summary>
    /// Fetches a file. It appears whole, with its digest checked, or not at all; what has come so far lies beside it (<c>FILE.DIGEST.part</c>), and a second call goes on from there, as does this
    /// one through faults of the connection.
    /// </summary>
    /// <param name="path">The file's path among the artifacts.</param>
    /// <param name="file">Where to; an earlier file is replaced, folders are made.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task DownloadAsync(string path, string file, IProgress<ArtifactProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(file);
        return _transfers.DoAsync(
            async (gotOn, cancelled) =>
            {
                var grant = await _door.GrantAsync(new ArtifactRequest(ArtifactRequest.Get, path), cancelled);
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
                var part = $"{file}.{grant.Sha256?[..12]}.part";
                await FetchAsync(grant, path, part, gotOn, progress, cancelled);
                File.Move(part, file, overwrite: true);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Fetches every file below a folder, each as <see cref="DownloadAsync"/> does; returns how many there are. Files that are here with the same bytes are not fetched.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="path">The folder among the artifacts; empty for all.</param>
    /// <param name="progress">Hears how far each file is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<int> DownloadFolderAsync(string folder, string path = "", IProgress<ArtifactProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var prefix = path.Trim('/') is { Length: > 0 } below ? below + "/" : "";
        var files = (await _door.ListAsync(cancellationToken)).Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        foreach (var file in files)
        {
            var target = Path.Combine([folder, .. file.Path[prefix.Length..].Split('/')]);
            if (!File.Exists(target) || !await IsSameAsync(file, target, cancellationToken))
            {
                await DownloadAsync(file.Path, target, progress, cancellationToken);
            }
        }

        return files.Count;
    }

    /// <summary>Opens a file to be read once from its start. Errors of the connection are those of the stream: use <see cref="DownloadAsync"/> for large files.</summary>
    public async Task<ArtifactBody> OpenReadAsync(string path, CancellationToken cancellationToken = default) =>
        await _transport.GetAsync(await _door.GrantAsync(new ArtifactRequest(ArtifactRequest.Get, path), cancellationToken), 0, cancellationToken);

    private async Task FetchAsync(ArtifactGrant grant, string path, string part, Action gotOn, IProgress<ArtifactProgress>? progress, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, AtOnce, FileOptions.Asynchronous);
        if (stream.Length > grant.Bytes)
        {
            stream.SetLength(0);
        }

        if (stream.Length < grant.Bytes)
        {
            await using var body = await _transport.GetAsync(grant, stream.Length, cancellationToken);
            if (body.Sha256 is { } now && now != grant.Sha256)
            {
                throw new IOException($"'{path}' was replaced meanwhile."); // tried again, with the new one
            }

            stream.SetLength(body.From);
            stream.Position = body.From;
            var buffer = new byte[AtOnce];
            for (int read; (read = await body.Content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                gotOn();
                progress?.Report(new(path, stream.Position, grant.Bytes));
            }

            await stream.FlushAsync(cancellationToken);
        }

        stream.Position = 0;
        if (grant.Sha256 is { } wanted && Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) is var got && got != wanted)
        {
            var whole = stream.Length >= grant.Bytes;
            stream.SetLength(whole ? 0 : stream.Length);
            throw whole
                ? new ArtifactException(ArtifactException.ChecksumMismatch, $"'{path}' arrived with the SHA-256 {got}, not {wanted}. Fetch it again.")
                : new IOException($"'{path}' broke off.");
        }
    }
}
