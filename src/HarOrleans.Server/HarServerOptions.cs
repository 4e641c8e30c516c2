using HarOrleans.Contracts;
using HarOrleans.Storage;

namespace HarOrleans.Server;

/// <summary>How a server is started. Wrong values are refused at start, all at once, each with its name and value.</summary>
public sealed record HarServerOptions
{
    /// <summary>The port that the dashboard listens on by default.</summary>
    public const int DefaultPort = 5080;

    /// <summary>Folder that holds everything: database, artifacts, lock. Made where it is absent.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The PostgreSQL database in place of a file in the state folder, which then holds artifacts and lock alone; null (default) for the file.</summary>
    public PostgresAddress? Postgres { get; init; }

    /// <summary>
    /// Whether the database's schema is brought up to date at start. Default (null): a file's is, a PostgreSQL database's is not, and a start on one that lacks
    /// migrations is refused with <see cref="SchemaMismatchException"/>.
    /// </summary>
    public bool? Migrate { get; init; }

    /// <summary>Port of the dashboard on 127.0.0.1; 0 takes any free one. Default 5080.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Trials that run side by side; at least 1. Default 1.</summary>
    public int TrainerSlots { get; init; } = 1;

    /// <summary>What this silo does. Default: everything.</summary>
    public IReadOnlyList<string> Roles { get; init; } = SiloRoles.All;

    /// <summary>
    /// Until this has completed, nothing that an earlier server left unfinished goes on: a program can first check what it was asked for, or say where
    /// data lies now. A study that is asked to optimize does so at once. Default: completed.
    /// </summary>
    public Task ResumeAfter { get; init; } = Task.CompletedTask;

    /// <summary>Ports of the silo and its gateway; null takes free ones.</summary>
    internal (int Silo, int Gateway)? SiloPorts { get; init; }

    /// <summary>Silo port of the server whose cluster this one joins; null is a cluster of one's own. Only the first server locks the state folder.</summary>
    internal int? Joins { get; init; }

    /// <summary>Whether it only answers questions: what an earlier server left stays as it is.</summary>
    internal bool ReadsOnly { get; init; }

    /// <summary>Where the stores keep everything.</summary>
    internal HarStorageOptions Storage => new() { StateFolder = StateFolder, Postgres = Postgres };

    /// <summary>Whether it looks at a PostgreSQL database without the state folder: its server may run elsewhere.</summary>
    internal bool LooksOn => ReadsOnly && Postgres is not null;

    internal IReadOnlyList<string> Errors()
    {
        List<string> errors = [];
        if (string.IsNullOrWhiteSpace(StateFolder))
        {
            errors.Add($"state = '{StateFolder}' must name a folder.");
        }

        if (Port is < 0 or > ushort.MaxValue)
        {
            errors.Add(FormattableString.Invariant($"port = {Port} must be between 0 (any free one) and {ushort.MaxValue}."));
        }

        if (TrainerSlots < 1)
        {
            errors.Add(FormattableString.Invariant($"slots = {TrainerSlots} must be at least 1."));
        }

        errors.AddRange(Roles.Except(SiloRoles.All).Select(x => $"role = '{x}' is not one of {string.Join(", ", SiloRoles.All)}."));
        return errors;
    }
}
