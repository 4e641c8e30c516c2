namespace HarOrleans.Host.CommandLine;

/// <summary>What every command takes that reads a state folder.</summary>
internal sealed record ReadOptions
{
    /// <summary>The state folder.</summary>
    internal string State { get; init; } = Defaults.State;

    /// <summary>Where the JSON document goes: a file, <c>-</c> for standard output, or null for nowhere.</summary>
    internal string? Json { get; init; }
}
