using HarOrleans.Contracts;
using HarOrleans.Storage;
using HarOrleans.Testing;
using Npgsql;

namespace HarOrleans.Server.Tests;

/// <summary>A rolling upgrade whose schema was migrated while servers of the older version run: what a newer version's migrations mean to them.</summary>
public sealed class NewerSchemaTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Older_servers_work_on_one_that_died_comes_back_beside_additions_and_is_refused_beside_more()
    {
        Assert.SkipWhen(PostgresServer.WhyNot is not null, PostgresServer.WhyNot ?? "");
        var database = await postgres.CreateDatabaseAsync();
        var control = new HarServerOptions
        {
            StateFolder = Path.Combine(_folder.Path, "control"),
            Artifacts = Path.Combine(_folder.Path, "artifacts"),
            Postgres = PostgresAddress.Parse(database),
            Migrate = true,
            Port = 0,
            Roles = [SiloRoles.Control],
        };
        var trainer = control with { StateFolder = Path.Combine(_folder.Path, "trainer"), Migrate = null, Roles = [SiloRoles.Trainer] };
        await using var silo = await HarTestServer.StartAsync(control, ScriptedObjective.Smooth());
        await using (await HarTestServer.StartAsync(trainer, ScriptedObjective.Smooth()))
        {
            await MigrateAsync(database, "9000_added.sql", "(SELECT max(version) FROM schema_migration)", "CREATE TABLE added (id bigint PRIMARY KEY)");
            await OptimizeAsync(silo, "beside");
        }

        await using (var back = await HarTestServer.StartAsync(trainer, ScriptedObjective.Smooth()))
        {
            await OptimizeAsync(silo, "back");
            await ExpectReadyAsync(back);
        }

        await MigrateAsync(database, "9001_other.sql", "NULL", "DROP TABLE added");
        var refused = await Assert.ThrowsAsync<SchemaMismatchException>(() => HarTestServer.StartAsync(trainer, ScriptedObjective.Smooth()));
        Assert.Contains("has the migration 9001_other.sql, which this program does not know (its newest is 00", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Start that version", refused.Message, StringComparison.Ordinal);
        await ExpectReadyAsync(silo);
        Assert.Equal(2, (await silo.Client.Studies.ListAsync(0, 10, Cancelled)).Count);
    }

    private async Task MigrateAsync(string database, string name, string needs, string sql) => await postgres.ExecuteAsync(
        new NpgsqlConnectionStringBuilder(database).Database!,
        $"BEGIN; {sql}; INSERT INTO schema_migration (version, name, sha256, applied_at, needs) VALUES ({name[..4]}, '{name}', 'x', 0, {needs}); COMMIT");

    private static async Task OptimizeAsync(HarTestServer silo, string name)
    {
        var study = await silo.Client.Studies.GetOrCreateAsync(TestSpecs.Study(name), Cancelled);
        await study.OptimizeAsync(new(2, 1), null, Cancelled);
        await foreach (var update in study.WatchAsync(Cancelled))
        {
            if (update.Study.Phase == StudyPhase.Finished)
            {
                Assert.Equal(2, update.Study.Counts.Complete);
                return;
            }
        }
    }

    private static async Task ExpectReadyAsync(HarTestServer server)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(server.Address, "health/ready"), Cancelled);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
    }
}
