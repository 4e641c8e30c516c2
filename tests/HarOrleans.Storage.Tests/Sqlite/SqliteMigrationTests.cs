using HarOrleans.Storage.Migrations;
using HarOrleans.Storage.Sqlite;
using HarOrleans.Storage.Tests.Conformance;
using HarOrleans.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Sqlite;

public sealed class SqliteMigrationTests : MigrationConformance
{
    protected override string Dialect => "sqlite";

    protected override Task<StorageUnderTest> EmptyAsync() => Task.FromResult<StorageUnderTest>(SqliteUnderTest.Empty());

    private protected override IStorageMigrator Migrator(StorageUnderTest storage, IReadOnlyList<Migration> known) => new SqliteMigrator(
        storage.Options,
        storage.Services.GetRequiredService<SqliteDataSource>(),
        storage.Services.GetRequiredService<SqliteWriteGate>(),
        new SqliteDialect(storage.Options),
        TimeProvider.System)
    { Known = known };

    [Fact]
    public async Task The_database_writes_ahead()
    {
        await using var storage = await SqliteUnderTest.OpenAsync();
        Assert.Equal("wal", Assert.Single(await storage.QueryAsync("PRAGMA journal_mode")));
    }
}
