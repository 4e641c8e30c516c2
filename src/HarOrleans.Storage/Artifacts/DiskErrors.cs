using HarOrleans.Abstractions;

namespace HarOrleans.Storage.Artifacts;

/// <summary>Errors of the disk in words.</summary>
internal static class DiskErrors
{
    private const int Full = 28;
    private const int QuotaReached = 122;
    private const int WindowsFull = unchecked((int)0x80070070);

    /// <summary>The error by name where the disk is at fault, else null.</summary>
    public static StorageUnavailableException? Explain(Exception error, string folder, string path) => error switch
    {
        IOException { HResult: Full or QuotaReached or WindowsFull } =>
            new($"The disk of '{folder}' is full: '{path}' was not written. Free some space and repeat the call.", error),
        UnauthorizedAccessException => new($"'{folder}' cannot be written. Give this user the right to write to the folder.", error),
        _ => null,
    };
}
