using HarOrleans.EndToEnd.Tests;
using HarOrleans.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(SimulatedFiles))]
