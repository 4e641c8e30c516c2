using HarOrleans.Host.Output;
using HarOrleans.Server;
using HarOrleans.Storage;

namespace HarOrleans.Host.CommandLine;

/// <summary>What <c>har serve</c> was asked to do.</summary>
internal sealed record ServeOptions
{
    /// <summary>The folder of the database and the artifacts.</summary>
    internal string State { get; init; } = Defaults.State;

    /// <summary>The PostgreSQL database, or null for what is named elsewhere, or the folder's own.</summary>
    internal PostgresAddress? Postgres { get; init; }

    /// <summary>Whether a PostgreSQL database's schema is brought up to date first.</summary>
    internal bool Migrate { get; init; }

    /// <summary>The dashboard's port; 0 for any free one.</summary>
    internal int Port { get; init; } = Defaults.Port;

    /// <summary>Trials that run at a time.</summary>
    internal int Slots { get; init; } = Defaults.Parallel;

    /// <summary>Devices of the slots as they were named, or null for what is there.</summary>
    internal string? Devices { get; init; }

    /// <summary>Assemblies with objectives of one's own, or null for what the environment names.</summary>
    internal string? Objectives { get; init; }

    /// <summary>Its place among the others of its database.</summary>
    internal ServerPlace Place { get; init; } = ServerPlace.Default;

    /// <summary>What of it can be watched.</summary>
    internal MonitoringOptions Monitoring { get; init; } = new();

    /// <summary>Whether its log is JSON, a document a line.</summary>
    internal bool JsonLog { get; init; }

    /// <summary>How it speaks.</summary>
    internal Manner Manner { get; init; } = Manner.Default;
}
