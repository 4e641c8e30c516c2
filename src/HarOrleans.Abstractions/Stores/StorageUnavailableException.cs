using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>
/// The database cannot be written or read: the disk is full, the file is read-only, damaged, or held by another program. The message says which, and what
/// to do. The transaction was rolled back whole; the call may be repeated once the cause is gone.
/// </summary>
[GenerateSerializer, Alias("har.StorageUnavailableException")]
public sealed class StorageUnavailableException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What happened to which file, and what to do.</param>
    /// <param name="inner">The database's own error.</param>
    public StorageUnavailableException(string message, Exception? inner) : base(message, inner) { }
}
