using HarOrleans.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]
