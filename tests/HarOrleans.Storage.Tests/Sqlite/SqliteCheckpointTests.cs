using HarOrleans.Storage.Tests.Conformance;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Sqlite;

public sealed class SqliteCheckpointTests : CheckpointStoreConformance
{
    protected override async Task<StorageUnderTest> OpenAsync() => await SqliteUnderTest.OpenAsync();
}
