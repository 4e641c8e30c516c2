using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>
/// Files by relative path with forward slashes. The same bytes are stored once, however many paths have them. Paths that are absolute, escape the store (<c>..</c>) or are reserved are
/// refused with <see cref="ArgumentException"/>; a file below a file, or in place of a folder, with <see cref="ConflictException"/>; a full disk with <see cref="StorageUnavailableException"/>.
/// Whatever fails leaves the file before, and nothing else.
/// </summary>
public interface IArtifactStore
{
    /// <summary>Writes a file whole, in place of an earlier one; readers see the old or the new, never a part. Returns the SHA-256 in lower-case hex.</summary>
    Task<string> WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken = default);

    /// <summary>Stores what a stream holds, as <see cref="WriteAsync"/> does, on condition that it is as expected; else <see cref="ArtifactException"/>, and nothing is stored.</summary>
    Task<ArtifactFile> ReceiveAsync(string path, Stream content, ArtifactExpectation expected, CancellationToken cancellationToken = default);

    /// <summary>Opens a file, which can be read from any place; null where there is none.</summary>
    Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>What is known of a file; null where there is none.</summary>
    Task<ArtifactFile?> FindAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Gives a file's bytes a second path, in place of what is there, without moving any; false where there is no such file.</summary>
    Task<bool> CopyAsync(string from, string to, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file, if it is there. Bytes that no path has any more go with it.</summary>
    Task DeleteAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Files below a folder, or all for an empty one, sorted by path.</summary>
    Task<IReadOnlyList<ArtifactFile>> ListAsync(string folder, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes bytes that no path has: what a process that died between two steps left. Those younger than the grace period stay, since an upload may be about to name them.
    /// </summary>
    /// <param name="grace">The grace period.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>How many were deleted.</returns>
    Task<int> SweepAsync(TimeSpan grace, CancellationToken cancellationToken = default);
}
