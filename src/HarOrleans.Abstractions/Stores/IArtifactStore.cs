namespace HarOrleans.Abstractions;

/// <summary>Files by relative path with forward slashes. Paths that are absolute or escape the store (<c>..</c>) are refused with <see cref="ArgumentException"/>.</summary>
public interface IArtifactStore
{
    /// <summary>Writes a file whole, in place of an earlier one; readers see the old or the new, never a part. Returns the SHA-256 in lower-case hex.</summary>
    Task<string> WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken = default);

    /// <summary>Opens a file; null where there is none.</summary>
    Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>What is known of a file; null where there is none.</summary>
    Task<ArtifactFile?> FindAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file, if it is there.</summary>
    Task DeleteAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Paths below a prefix, sorted.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken = default);
}
