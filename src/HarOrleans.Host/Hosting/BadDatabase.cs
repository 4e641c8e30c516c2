using HarOrleans.Storage;

namespace HarOrleans.Host.Hosting;

/// <summary>A database that cannot be used at start is bad input: the message names the option that it came by.</summary>
internal static class BadDatabase
{
    /// <summary>Makes the error.</summary>
    /// <param name="error">What the database said.</param>
    /// <param name="state">The state folder as the user gave it.</param>
    /// <param name="postgres">The PostgreSQL database, or null for the folder's own.</param>
    internal static BadInputException Of(Exception error, string state, PostgresAddress? postgres) =>
        new(postgres is null ? $"--state {state}: {error.Message}" : $"--postgres: {error.Message}");
}
