using HarOrleans.Storage.Tests.Conformance;
using HarOrleans.Storage.Tests.Support;
using HarOrleans.Testing;

namespace HarOrleans.Storage.Tests.Postgres;

public sealed class PostgresNameStoreTests(PostgresServer server) : NameStoreConformance
{
    protected override async Task<StorageUnderTest> OpenAsync() => await PostgresUnderTest.OpenAsync(server, this);
}
