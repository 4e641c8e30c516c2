using HarOrleans.Storage.Tests.GrainState;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Sqlite;

public sealed class SqliteSilo : SiloFixture
{
    protected override async Task<StorageUnderTest> OpenAsync() => await SqliteUnderTest.OpenAsync();
}
