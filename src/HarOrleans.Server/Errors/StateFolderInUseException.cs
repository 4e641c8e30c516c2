using HarOrleans.Contracts;

namespace HarOrleans.Server;

/// <summary>Another live server works on the state folder. Nothing was changed.</summary>
[GenerateSerializer, Alias("har.StateFolderInUseException")]
public sealed class StateFolderInUseException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="processId">The server's process, or null where it could not be read.</param>
    public StateFolderInUseException(string folder, int? processId)
        : base($"The state folder '{folder}' is in use by process {processId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}. Stop it, or choose another --state.") =>
        ProcessId = processId;

    /// <summary>The server's process, or null where it could not be read.</summary>
    [Id(0)] public int? ProcessId { get; }
}
