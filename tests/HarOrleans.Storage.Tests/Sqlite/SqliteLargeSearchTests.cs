using HarOrleans.Storage.Tests.Conformance;
using HarOrleans.Storage.Tests.Support;

namespace HarOrleans.Storage.Tests.Sqlite;

public sealed class SqliteLargeSearchTests : LargeSearchConformance
{
    protected override async Task<StorageUnderTest> OpenAsync() => await SqliteUnderTest.OpenAsync();
}
