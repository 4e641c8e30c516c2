using HarOrleans.Storage.Tests.Conformance;
using HarOrleans.Storage.Tests.Support;
using HarOrleans.Testing;

namespace HarOrleans.Storage.Tests.Postgres;

public sealed class PostgresArtifactStoreTests(PostgresServer server) : ArtifactStoreConformance
{
    protected override async Task<StorageUnderTest> OpenAsync() => await PostgresUnderTest.OpenAsync(server, this);
}
