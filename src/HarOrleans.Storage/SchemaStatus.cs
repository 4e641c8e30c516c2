using HarOrleans.Storage.Migrations;

namespace HarOrleans.Storage;

/// <summary>How far a database's schema is.</summary>
/// <param name="Database">The database, without its password.</param>
/// <param name="Applied">Names of the migrations that it has, in their order.</param>
/// <param name="Missing">Names of the migrations that this program has beyond those.</param>
public sealed record SchemaStatus(string Database, IReadOnlyList<string> Applied, IReadOnlyList<string> Missing)
{
    /// <summary>Returns where the schema is this program's.</summary>
    /// <param name="migrate">The command that makes it so.</param>
    /// <exception cref="SchemaMismatchException">Migrations are missing; the message names them and the command.</exception>
    public void RequireCurrent(string migrate)
    {
        if (Missing.Count > 0)
        {
            var which = Missing.Count == 1 ? Missing[0] : $"{Missing[0]} to {Missing[^1]}";
            throw new SchemaMismatchException(
                Applied.Count == 0
                    ? $"The {Database} has no schema of HarOrleans yet. Make it with: {migrate}"
                    : $"The {Database} is older than this program: it lacks {which}. Bring it up to date with: {migrate}");
        }
    }

    internal static SchemaStatus Of(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied, string database) => new(
        database,
        [.. applied.Select(done => done.Name)],
        [.. MigrationPlan.Missing(known, applied, database).Select(step => step.Name)]);
}
