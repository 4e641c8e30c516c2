using HarOrleans.Storage.Migrations;
using HarOrleans.Storage.Sqlite;
using HarOrleans.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Sqlite;

public sealed class MigrationTests
{
    private const string Ledger = "SELECT version, name, sha256, applied_at FROM schema_migration ORDER BY version";

    private static readonly IReadOnlyList<Migration> Carried = Migration.Load("sqlite");

    /// <summary>A migrator of a program that carries other migrations than this one.</summary>
    private static SqliteMigrator Migrator(SqliteUnderTest storage, IReadOnlyList<Migration> known) => new(
        storage.Options,
        storage.Services.GetRequiredService<SqliteDataSource>(),
        storage.Services.GetRequiredService<SqliteWriteGate>(),
        new SqliteDialect(storage.Options),
        TimeProvider.System)
    { Known = known };

    [Fact]
    public async Task An_empty_database_gets_every_migration_once_recorded_with_its_digest_and_time()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        var rows = await storage.QueryAsync(Ledger);

        Assert.Equal(Enumerable.Range(1, Carried.Count), Carried.Select(migration => migration.Version));
        Assert.Equal(Carried.Select(step => $"{step.Version}|{step.Name}|{step.Sha256}"), rows.Select(row => row[..row.LastIndexOf('|')]));
        Assert.Equal("wal", Assert.Single(await storage.QueryAsync("PRAGMA journal_mode")));
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        var before = await storage.DumpAsync();
        await storage.Services.GetRequiredService<IStorageMigrator>().MigrateAsync();
        await storage.ReopenAsync();
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public async Task Two_servers_that_start_at_once_apply_each_migration_once()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        var next = Migration.Of("0099_next.sql", "CREATE TABLE next (id INTEGER PRIMARY KEY);");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Migrator(storage, [.. Carried, next]).MigrateAsync())));
        Assert.Equal(Carried.Count + 1, (await storage.QueryAsync(Ledger)).Count);
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_was_applied_is_refused_by_name()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        var changed = Migration.Of(Carried[1].Name, Carried[1].Sql + "-- changed later");
        var before = await storage.DumpAsync();

        var error = await Assert.ThrowsAsync<SchemaMismatchException>(() => Migrator(storage, [Carried[0], changed, .. Carried.Skip(2)]).MigrateAsync());
        Assert.Contains(changed.Name, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_by_name_and_left_alone()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        await Migrator(storage, [.. Carried, Migration.Of("0042_future.sql", "CREATE TABLE future (id INTEGER PRIMARY KEY);")]).MigrateAsync();
        var before = await storage.DumpAsync();

        var error = await Assert.ThrowsAsync<SchemaMismatchException>(storage.ReopenAsync);
        Assert.Contains("0042_future.sql", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public async Task A_migration_that_fails_half_way_leaves_nothing_of_itself()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        var before = await storage.DumpAsync();
        var broken = Migration.Of("0043_broken.sql", "CREATE TABLE half (id INTEGER PRIMARY KEY); INSERT INTO half VALUES (1); INSERT INTO nowhere VALUES (1);");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Migrator(storage, [.. Carried, broken]).MigrateAsync());
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public void Line_ends_of_a_checkout_do_not_change_a_digest() =>
        Assert.Equal(Migration.Of("0001_a.sql", "a\nb\n").Sha256, Migration.Of("0001_a.sql", "a\r\nb\r\n").Sha256);

    [Fact]
    public async Task Ids_are_not_given_out_again_after_the_newest_row_is_gone()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        var id = await storage.Names.ClaimAsync("default", "study", "a");
        await storage.QueryAsync("DELETE FROM name_claim");
        await storage.ReopenAsync();
        Assert.True(await storage.Names.ClaimAsync("default", "study", "b") > id);
    }
}
