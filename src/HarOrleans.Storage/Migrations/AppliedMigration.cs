using HarOrleans.Storage.Sql;

namespace HarOrleans.Storage.Migrations;

/// <summary>A step as the database recorded it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">Digest of its text.</param>
internal sealed record AppliedMigration(int Version, string Name, string Sha256)
{
    /// <summary>What was applied, by number.</summary>
    public static async Task<IReadOnlyList<AppliedMigration>> ReadAsync(DbSession session) => await session.QueryAsync(
        "SELECT version, name, sha256 FROM schema_migration ORDER BY version",
        row => new AppliedMigration(row.GetInt32(0), row.Text(1), row.Text(2)));

    /// <summary>Records a step, in the transaction that applied it.</summary>
    public static Task RecordAsync(DbSession session, Migration step, TimeProvider time) => session.ExecuteAsync(
        "INSERT INTO schema_migration (version, name, sha256, applied_at) VALUES (@version, @name, @sha256, @at)",
        ("@version", step.Version),
        ("@name", step.Name),
        ("@sha256", step.Sha256),
        ("@at", SqlValue.Time(time.GetUtcNow())));
}
