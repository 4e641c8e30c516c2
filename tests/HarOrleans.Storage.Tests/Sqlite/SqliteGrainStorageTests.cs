using HarOrleans.Storage.Tests.GrainState;

namespace HarOrleans.Storage.Tests.Sqlite;

public sealed class SqliteGrainStorageTests(SqliteSilo silo) : GrainStorageConformance(silo), IClassFixture<SqliteSilo>;
