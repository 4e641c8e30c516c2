using HarOrleans.Storage.Migrations;

namespace HarOrleans.Storage;

/// <summary>How far a database's schema is.</summary>
/// <param name="Database">The database, without its password.</param>
/// <param name="Applied">Names of the migrations that it has, in their order.</param>
/// <param name="Missing">Names of the migrations that this program has beyond those.</param>
public sealed record SchemaStatus(string Database, IReadOnlyList<string> Applied, IReadOnlyList<string> Missing)
{
    /// <summary>Those of <see cref="Applied"/> that a newer version brought and that only add, so that this program works with them without knowing them.</summary>
    public IReadOnlyList<string> Later { get; init; } = [];

    /// <summary>Those of <see cref="Missing"/> that only add: programs that do not know them work on beside them, and start beside them.</summary>
    public IReadOnlyList<string> Adding { get; init; } = [];

    /// <summary>Returns where this program can work with the schema.</summary>
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

    internal static SchemaStatus Of(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied, string database)
    {
        var missing = MigrationPlan.Missing(known, applied, database);
        return new(database, [.. applied.Select(done => done.Name)], [.. missing.Select(step => step.Name)])
        {
            Later = [.. MigrationPlan.Later(known, applied).Select(done => done.Name)],
            Adding = [.. missing.Where(step => step.OnlyAdds).Select(step => step.Name)],
        };
    }
}
