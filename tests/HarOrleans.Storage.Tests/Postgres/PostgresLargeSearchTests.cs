using HarOrleans.Storage.Tests.Conformance;
using HarOrleans.Storage.Tests.Support;
using HarOrleans.Testing;

namespace HarOrleans.Storage.Tests.Postgres;

public sealed class PostgresLargeSearchTests(PostgresServer server) : LargeSearchConformance
{
    protected override async Task<StorageUnderTest> OpenAsync() => await PostgresUnderTest.OpenAsync(server, this);
}
