using HarOrleans.Contracts;

namespace HarOrleans.Server;

/// <summary>The state folder cannot be made or written. Nothing was changed.</summary>
[GenerateSerializer, Alias("har.StateFolderUnusableException")]
public sealed class StateFolderUnusableException : HarException
{
    /// <summary>Creates the error.</summary>
    public StateFolderUnusableException(string folder, Exception cause)
        : base($"The state folder '{folder}' cannot be used: {cause.Message} Choose another --state, or make it writable.", cause)
    {
    }

    /// <summary>Creates the error of a disk that is full.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="freeBytes">What is left.</param>
    public StateFolderUnusableException(string folder, long freeBytes)
        : base(FormattableString.Invariant(
            $"The state folder '{folder}' cannot be used: its disk has {freeBytes >> 20} MiB free, and at least {StateFolders.LeastFreeBytes >> 20} MiB are needed. Free some space, or choose another --state."))
    {
    }
}
