using HarOrleans.Storage.Migrations;
using HarOrleans.Storage.Postgres;
using HarOrleans.Storage.Tests.Conformance;
using HarOrleans.Storage.Tests.Support;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Postgres;

public sealed class PostgresMigrationTests(PostgresServer server) : MigrationConformance
{
    protected override string Dialect => "postgresql";

    protected override async Task<StorageUnderTest> EmptyAsync() => await PostgresUnderTest.EmptyAsync(server, this);

    private protected override IStorageMigrator Migrator(StorageUnderTest storage, IReadOnlyList<Migration> known) =>
        new PostgresMigrator(storage.Options, storage.Services.GetRequiredService<PostgresDialect>(), TimeProvider.System) { Known = known };
}
