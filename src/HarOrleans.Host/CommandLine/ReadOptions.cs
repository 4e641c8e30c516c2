using HarOrleans.Storage;

namespace HarOrleans.Host.CommandLine;

/// <summary>What every command takes that reads a state folder.</summary>
internal sealed record ReadOptions
{
    /// <summary>The state folder.</summary>
    internal string State { get; init; } = Defaults.State;

    /// <summary>The PostgreSQL database, or null for what is named elsewhere, or the folder's own.</summary>
    internal PostgresAddress? Postgres { get; init; }

    /// <summary>Where the JSON document goes: a file, <c>-</c> for standard output, or null for nowhere.</summary>
    internal string? Json { get; init; }
}
