using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Migrations;

/// <summary>A step as the database recorded it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">Digest of its text.</param>
/// <param name="Needs">Up to which number a program has to know the steps to work with a database that has this one.</param>
internal sealed record AppliedMigration(int Version, string Name, string Sha256, int Needs)
{
    /// <summary>What was applied, by number.</summary>
    public static async Task<IReadOnlyList<AppliedMigration>> ReadAsync(DbSession session)
    {
        var applied = await session.QueryAsync(
            "SELECT version, name, sha256 FROM schema_migration ORDER BY version",
            row => new AppliedMigration(row.GetInt32(0), row.Text(1), row.Text(2), row.GetInt32(0)));
        if (applied.All(step => step.Version < Migration.NeedsSince))
        {
            return applied;
        }

        var needs = (await session.QueryAsync("SELECT version, needs FROM schema_migration WHERE needs IS NOT NULL", row => (Version: row.GetInt32(0), Needs: row.GetInt32(1))))
            .ToDictionary(row => row.Version, row => row.Needs);
        return [.. applied.Select(step => step with { Needs = needs.GetValueOrDefault(step.Version, step.Needs) })];
    }

    /// <summary>Records a step, in the transaction that applied it.</summary>
    public static async Task RecordAsync(DbSession session, Migration step, TimeProvider time)
    {
        await session.ExecuteAsync(
            "INSERT INTO schema_migration (version, name, sha256, applied_at) VALUES (@version, @name, @sha256, @at)",
            ("@version", step.Version),
            ("@name", step.Name),
            ("@sha256", step.Sha256),
            ("@at", SqlValue.Time(time.GetUtcNow())));
        if (step.Needs < step.Version)
        {
            await session.ExecuteAsync("UPDATE schema_migration SET needs = @needs WHERE version = @version", ("@needs", step.Needs), ("@version", step.Version));
        }
    }
}
