using HarOrleans.Contracts;
using HarOrleans.Storage.Migrations;
using HarOrleans.Storage.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Storage.Tests.Conformance;

public abstract class MigrationConformance
{
    private const string Ledger = "SELECT version, name, sha256, applied_at FROM schema_migration ORDER BY version";

    private IReadOnlyList<Migration> Carried => Migration.Load(Dialect);

    protected abstract string Dialect { get; }

    protected abstract Task<StorageUnderTest> EmptyAsync();

    /// <summary>A migrator of a program that carries other migrations than this one.</summary>
    private protected abstract IStorageMigrator Migrator(StorageUnderTest storage, IReadOnlyList<Migration> known);

    private async Task<StorageUnderTest> OpenAsync()
    {
        var storage = await EmptyAsync();
        await storage.Services.GetRequiredService<IStorageMigrator>().MigrateAsync();
        return storage;
    }

    /// <summary>What is applied, with its digest and without its time.</summary>
    private static async Task<IEnumerable<string>> AppliedAsync(StorageUnderTest storage) => (await storage.QueryAsync(Ledger)).Select(row => row[..row.LastIndexOf('|')]);

    [Fact]
    public async Task An_empty_database_gets_every_migration_once_recorded_with_its_digest_and_time()
    {
        await using var storage = await OpenAsync();
        Assert.Equal(Enumerable.Range(1, Carried.Count), Carried.Select(migration => migration.Version));
        Assert.Equal(Carried.Select(step => $"{step.Version}|{step.Name}|{step.Sha256}"), await AppliedAsync(storage));
    }

    [Fact]
    public async Task From_each_earlier_schema_twice_the_rest_is_applied_and_rows_stay()
    {
        for (var earlier = 1; earlier < Carried.Count; earlier++)
        {
            await using var storage = await EmptyAsync();
            await Migrator(storage, [.. Carried.Take(earlier)]).MigrateAsync();
            if (earlier > 1)
            {
                await storage.QueryAsync(
                    "INSERT INTO study (study_id, workspace, owner, name, experiment_id, direction, sampler, objective, phase, target, created_at, updated_at, version) "
                    + "VALUES (5, 'default', 'local', 'old', 3, 'MAXIMIZE', 'tpe', 'har-lstm', 'RUNNING', 20, 1, 2, 4)");
            }

            var migrator = Migrator(storage, Carried);
            Assert.Equal((earlier, Carried.Count - earlier), ((await migrator.StatusAsync()).Applied.Count, (await migrator.StatusAsync()).Missing.Count));
            await migrator.MigrateAsync();
            await migrator.MigrateAsync();

            Assert.Equal(Carried.Count, (await AppliedAsync(storage)).Count());
            Assert.Empty((await migrator.StatusAsync()).Missing);
            Assert.Equal(earlier > 1 ? ["old"] : [], (await storage.Catalog.ListStudiesAsync("default", 0, 10)).Select(study => study.Name));
        }
    }

    [Fact]
    public async Task Points_in_rows_of_their_own_move_into_chunks_hidden_ones_too()
    {
        int Position(string name) => Carried.Index().Single(step => step.Item.Name == name).Index;
        for (var earlier = Position("0004_runs.sql") + 1; earlier <= Position("0010_metric_chunks.sql"); earlier++)
        {
            await using var storage = await EmptyAsync();
            await Migrator(storage, [.. Carried.Take(earlier)]).MigrateAsync();
            foreach (var row in OldPoints)
            {
                await storage.QueryAsync(row);
            }

            if (earlier > Position("0008_tracking.sql"))
            {
                await storage.QueryAsync("UPDATE run_metric SET last_value = last_point * 0.5");
            }

            await Migrator(storage, Carried).MigrateAsync();
            await Migrator(storage, Carried).MigrateAsync();

            var run = Some.RunId(1);
            var page = await storage.Runs.ReadPointsAsync(run, [], 0, 100_000);
            Assert.Equal(Enumerable.Range(1, 4900).Select(OldPoint), page.Points);
            Assert.Equal((2, 5000L, false), (page.Revision, page.Cursor, page.More));
            Assert.Equal(
                [new LatestMetric("acc", OldPoint(4900), 1, 2450, 2450), new LatestMetric("loss", OldPoint(4899), 0.5, 2449.5, 2450)],
                (await storage.Runs.FindAsync(run))!.Metrics);

            // A point that was hidden is known still, and the next one comes after all.
            await storage.Runs.LogAsync(run, Some.Points(0, OldPoint(4950), OldPoint(4900), OldPoint(5001)));
            Assert.Equal(OldPoint(5001), Assert.Single((await storage.Runs.ReadPointsAsync(run, [], page.Cursor, 10)).Points));
        }
    }

    /// <summary>5,000 points of two metrics in turns, the last hundred hidden.</summary>
    private static readonly string[] OldPoints =
    [
        $"""
        INSERT INTO run (run_no, run_id, workspace, owner, experiment_id, name, status, created_at, started_at, revision, last_point)
        VALUES (1, '{Some.RunId(1)}', 'default', 'local', 3, 'old', 'RUNNING', 1, 1, 2, 5000)
        """,
        "INSERT INTO run_metric (metric_id, run_no, key, points, low, high, last_point) VALUES (1, 1, 'loss', 2450, 0.5, 2449.5, 4899), (2, 1, 'acc', 2450, 1, 2450, 4900)",
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO metric_point (point_id, run_no, metric_id, writer, sequence, step, value, time_ms, superseded)
        SELECT i, 1, 2 - i % 2, 0, i, i, CASE i WHEN 7 THEN NULL ELSE i * 0.5 END, 1700000000000 + i, CASE WHEN i > 4900 THEN 1 ELSE 0 END FROM n
        """,
    ];

    private static MetricPoint OldPoint(int i) => Some.Point(i, i, i == 7 ? double.NaN : i * 0.5, i % 2 == 1 ? "loss" : "acc");

    [Fact]
    public async Task An_empty_database_lacks_everything_and_asking_changes_nothing()
    {
        await using var storage = await EmptyAsync();
        var status = await storage.Services.GetRequiredService<IStorageMigrator>().StatusAsync();
        Assert.Empty(status.Applied);
        Assert.Equal(Carried.Select(step => step.Name), status.Missing);
        Assert.DoesNotContain("0014_schema_needs.sql", status.Adding); // what came before it cannot read what it says
        var error = Assert.Throws<SchemaMismatchException>(() => status.RequireCurrent("har db migrate"));
        Assert.Contains("har db migrate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var storage = await OpenAsync();
        var before = await storage.DumpAsync();
        await storage.Services.GetRequiredService<IStorageMigrator>().MigrateAsync();
        await storage.ReopenAsync();
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public async Task Two_servers_that_start_at_once_apply_each_migration_once()
    {
        await using var storage = await OpenAsync();
        var next = Migration.Of("0999_next.sql", "CREATE TABLE next (id INTEGER PRIMARY KEY);");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Migrator(storage, [.. Carried, next]).MigrateAsync())));
        Assert.Equal(Carried.Count + 1, (await storage.QueryAsync(Ledger)).Count);
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_was_applied_is_refused_by_name()
    {
        await using var storage = await OpenAsync();
        var changed = Migration.Of(Carried[1].Name, Carried[1].Sql + "-- changed later");
        var before = await storage.DumpAsync();

        var error = await Assert.ThrowsAsync<SchemaMismatchException>(() => Migrator(storage, [Carried[0], changed, .. Carried.Skip(2)]).MigrateAsync());
        Assert.Contains(changed.Name, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_by_name_and_left_alone()
    {
        await using var storage = await OpenAsync();
        await Migrator(storage, [.. Carried, Migration.Of("0942_future.sql", "CREATE TABLE future (id INTEGER PRIMARY KEY);")]).MigrateAsync();
        var before = await storage.DumpAsync();

        var error = await Assert.ThrowsAsync<SchemaMismatchException>(storage.ReopenAsync);
        Assert.Contains("0942_future.sql", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public async Task A_newer_database_whose_later_migrations_only_add_is_worked_with_and_left_alone_until_one_needs_what_is_not_known()
    {
        await using var storage = await OpenAsync();
        var added = Migration.Of("0942_future.sql", $"-- needs: {Carried[^1].Version:D4}\nCREATE TABLE future (id INTEGER PRIMARY KEY);");
        var newer = Migrator(storage, [.. Carried, added]);
        Assert.Equal(["0942_future.sql"], (await newer.StatusAsync()).Adding);
        await newer.MigrateAsync();
        var before = await storage.DumpAsync();
        await storage.ReopenAsync();
        var status = await Migrator(storage, Carried).StatusAsync();
        status.RequireCurrent("har db migrate");
        Assert.Equal(["0942_future.sql"], status.Later);
        Assert.Equal([.. Carried.Select(step => step.Name), "0942_future.sql"], status.Applied);
        Assert.Equal(before, await storage.DumpAsync());

        // Of a program older than what the addition needs.
        var older = await Assert.ThrowsAsync<SchemaMismatchException>(() => Migrator(storage, [.. Carried.SkipLast(1)]).MigrateAsync());
        Assert.Contains(Carried[^2].Name, older.Message, StringComparison.Ordinal);

        // An addition to what is not known here.
        var second = Migration.Of("0943_more.sql", "-- needs: 0942\nALTER TABLE future ADD COLUMN more INTEGER;");
        await Migrator(storage, [.. Carried, added, second]).MigrateAsync();
        before = await storage.DumpAsync();
        var refused = await Assert.ThrowsAsync<SchemaMismatchException>(storage.ReopenAsync);
        Assert.Contains("0943_more.sql", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Carried[^1].Name, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public void Migrations_that_older_programs_may_work_with_only_add()
    {
        Assert.All(Carried.Where(step => step.Needs != step.Version), step =>
        {
            Assert.InRange(step.Needs, 1, step.Version - 1);
            Assert.Empty(Additions.Others(step.Sql));
        });
        Assert.NotEmpty(Additions.Others("DROP TABLE a; CREATE TABLE b (x INTEGER);"));
        Assert.NotEmpty(Additions.Others("ALTER TABLE a ADD COLUMN b INTEGER NOT NULL;"));
        Assert.NotEmpty(Additions.Others("CREATE UNIQUE INDEX i ON a (b);"));
        Assert.Empty(Additions.Others("-- DROP nothing\nALTER TABLE a ADD COLUMN b INTEGER NOT NULL DEFAULT 0;\nCREATE INDEX i ON a (b);"));
    }

    [Fact]
    public async Task A_migration_that_fails_half_way_leaves_nothing_of_itself()
    {
        await using var storage = await OpenAsync();
        var before = await storage.DumpAsync();
        var broken = Migration.Of("0943_broken.sql", "CREATE TABLE half (id INTEGER PRIMARY KEY); INSERT INTO half VALUES (1); INSERT INTO nowhere VALUES (1);");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Migrator(storage, [.. Carried, broken]).MigrateAsync());
        Assert.Equal(before, await storage.DumpAsync());
    }

    [Fact]
    public async Task Ids_are_not_given_out_again_after_the_newest_row_is_gone()
    {
        await using var storage = await OpenAsync();
        var id = await storage.Names.ClaimAsync("default", "study", "a");
        await storage.QueryAsync("DELETE FROM name_claim");
        await storage.ReopenAsync();
        Assert.True(await storage.Names.ClaimAsync("default", "study", "b") > id);
    }
}
