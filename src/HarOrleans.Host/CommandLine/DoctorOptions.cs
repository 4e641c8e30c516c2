using HarOrleans.Host.Output;

namespace HarOrleans.Host.CommandLine;

/// <summary>What <c>har doctor</c> was asked to look at: what a demo would be given.</summary>
internal sealed record DoctorOptions
{
    /// <summary>The folder of the database and the artifacts.</summary>
    internal string State { get; init; } = Defaults.State;

    /// <summary>The dashboard's port; 0 for any free one.</summary>
    internal int Port { get; init; } = Defaults.Port;

    /// <summary>The folder with the data, or null to look for it.</summary>
    internal string? Data { get; init; }

    /// <summary>Where the JSON document goes: a file, <c>-</c> for standard output, or null for nowhere.</summary>
    internal string? Json { get; init; }

    /// <summary>How it speaks.</summary>
    internal Manner Manner { get; init; } = Manner.Default;
}
