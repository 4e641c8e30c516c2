using HarOrleans.Storage.Tests.GrainState;

namespace HarOrleans.Storage.Tests.Postgres;

public sealed class PostgresGrainStorageTests(PostgresSilo silo) : GrainStorageConformance(silo), IClassFixture<PostgresSilo>;
