using HarOrleans.Storage.Tests.GrainState;
using HarOrleans.Storage.Tests.Support;
using HarOrleans.Testing;

namespace HarOrleans.Storage.Tests.Postgres;

public sealed class PostgresSilo(PostgresServer server) : SiloFixture
{
    protected override async Task<StorageUnderTest> OpenAsync() => await PostgresUnderTest.OpenAsync(server, this);
}
