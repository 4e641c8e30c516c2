using HarOrleans.Contracts;

namespace HarOrleans.Abstractions;

/// <summary>
/// The database cannot be written or read: the disk is full, the file is read-only, damaged, or held by another program, or the database server is away. The message
/// says which, and what to do. The transaction was rolled back whole, unless the message says that its end is not known; the call may be repeated once the cause is gone.
/// </summary>
[GenerateSerializer, Alias("har.StorageUnavailableException")]
public sealed class StorageUnavailableException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What happened to which database, and what to do.</param>
    /// <param name="inner">The database's own error.</param>
    /// <param name="passes">Whether a repetition may succeed with nobody doing anything: a database server that is away comes back.</param>
    public StorageUnavailableException(string message, Exception? inner, bool passes = false) : base(message, inner) => Passes = passes;

    /// <summary>Whether a repetition may succeed with nobody doing anything: a database server that is away comes back.</summary>
    [Id(0)] public bool Passes { get; }

    /// <summary>Whether the store works, but does not have what the database says is in it: another server may have it.</summary>
    [Id(1)] public bool IsElsewhere { get; init; }
}
