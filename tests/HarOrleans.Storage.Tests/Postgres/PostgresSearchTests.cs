using HarOrleans.Storage.Tests.Conformance;
using HarOrleans.Storage.Tests.Support;
using HarOrleans.Testing;

namespace HarOrleans.Storage.Tests.Postgres;

public sealed class PostgresSearchTests(PostgresServer server) : SearchConformance
{
    protected override int Queries => 100;

    protected override async Task<StorageUnderTest> OpenAsync() => await PostgresUnderTest.OpenAsync(server, this);
}
