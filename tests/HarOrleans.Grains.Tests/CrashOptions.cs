using HarOrleans.Contracts;
using HarOrleans.Server;
using HarOrleans.Storage;
using HarOrleans.Testing;

namespace HarOrleans.Grains.Tests;

/// <summary>A control server for tests that let it die, on either database.</summary>
internal static class CrashOptions
{
    /// <summary>Its options; the test is skipped where there is no PostgreSQL for it.</summary>
    internal static async Task<HarServerOptions> OfAsync(TempFolder folder, PostgresServer postgres, bool onPostgres)
    {
        Assert.SkipWhen(onPostgres && PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        return new()
        {
            StateFolder = folder.Path,
            Port = 0,
            Roles = [SiloRoles.Control],
            Postgres = onPostgres ? PostgresAddress.Parse(await postgres.CreateDatabaseAsync()) : null,
            Migrate = true,
        };
    }
}
