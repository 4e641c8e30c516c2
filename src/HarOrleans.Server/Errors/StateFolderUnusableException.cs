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
}
